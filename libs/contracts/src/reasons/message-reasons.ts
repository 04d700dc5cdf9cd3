/** Why a record cannot be taken at all: its bytes, its envelope, its shape. */
export const messageReasons = {
  'MESSAGE.TOO_LARGE': {
    zh: '消息超过 256 KiB',
    en: 'the message is larger than 256 KiB',
  },
  'MESSAGE.NOT_UTF8': {
    zh: '消息不是有效的 UTF-8',
    en: 'the message is not valid UTF-8',
  },
  'MESSAGE.NOT_JSON': {
    zh: '消息不是有效的 JSON',
    en: 'the message is not valid JSON',
  },
  'MESSAGE.NUL_CHARACTER': {
    zh: '消息含有字符 U+0000',
    en: 'the message holds the character U+0000',
  },
  'MESSAGE.LONE_SURROGATE': {
    zh: '消息含有不完整的字符（孤立代理项）',
    en: 'the message holds half a character (a lone surrogate)',
  },
  'MESSAGE.TOO_DEEP': {
    zh: '消息嵌套超过 32 层',
    en: 'the message is nested deeper than 32 levels',
  },
  'MESSAGE.DUPLICATE_KEY': {
    zh: '消息的同一对象中有重复的键',
    en: 'an object of the message has the same key twice',
  },
  'MESSAGE.FORBIDDEN_KEY': {
    zh: '消息含有禁用的键（__proto__ 或 constructor.prototype）',
    en: 'the message has a forbidden key (__proto__ or constructor.prototype)',
  },
  'MESSAGE.EMPTY': {
    zh: '消息没有内容',
    en: 'the message has no body',
  },
  'MESSAGE.UNKNOWN_TYPE': {
    zh: '该主题上没有这种消息类型',
    en: 'this topic knows no message of this type',
  },
  'MESSAGE.SCHEMA': {
    zh: '消息内容不符合该类型的 JSON Schema',
    en: 'the data does not match the JSON Schema of its type',
  },
  'MESSAGE.ID_REUSED': {
    zh: '同一 id 已用于内容不同的消息',
    en: 'the id was used before with other content',
  },
  'MESSAGE.NUMBER_REUSED': {
    zh: '同一编号和序号已用于内容不同的消息',
    en: 'the number and sequence were used before with other content',
  },
  'MESSAGE.SEQUENCE_GAP': {
    zh: '前面的序号尚未收到，消息在等待',
    en: 'an earlier sequence is missing; the message waits',
  },
  'MESSAGE.UNKNOWN_JURISDICTION': {
    zh: '没有该行政区划的规则包',
    en: 'no policy pack knows this division code',
  },
  'MESSAGE.HANDLER_FAILED': {
    zh: '处理时发生程序错误，消息已停放，待人工重放',
    en: 'a defect while handling it; the message is parked for replay',
  },
  'MESSAGE.NOT_SENDABLE': {
    zh: '消息无法发送到目标主题',
    en: 'the message cannot be sent to its topic',
  },
  'ENVELOPE.MISSING': {
    zh: '缺少 CloudEvents 必需属性',
    en: 'a required CloudEvents attribute is missing',
  },
  'ENVELOPE.INVALID': {
    zh: 'CloudEvents 属性的值无效',
    en: 'a CloudEvents attribute has an invalid value',
  },
  'ENVELOPE.UNSUPPORTED': {
    zh: '不支持的 CloudEvents 版本或内容类型',
    en: 'the CloudEvents version or content type is not supported',
  },
  'ENVELOPE.MISMATCH': {
    zh: '信封与数据相矛盾',
    en: 'envelope and data contradict each other',
  },
} as const;
