import { maskText } from './mask-text';

const COMPOUND = '欧阳|上官|司马|诸葛|皇甫|尉迟|令狐|慕容|司徒|夏侯|东方|公孙|端木|百里';
/** The commonest surnames but for those that are mostly something else in a sentence (于, 和, 向, 时, 应, 曾, 常, 成). */
const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤赖洪温庞樊兰殷施詹章翟葛芦倪鲁祁骆柯聂岑';
/** A given name: one or two characters, none of which ends the name of a place or an authority. */
const GIVEN = '(?:(?![区县市局镇乡村科室部办委院校厅])[\\u4e00-\\u9fa5])';
const SURNAME = `(?:${COMPOUND}|[${SINGLE}])`;
const END = '(?=$|[\\s，。、；：！？,.;:!?（）()“”"\'的]|电话|手机|身份证|住址|家住|住在|［)';

/** 我叫张三: what follows is a name whatever comes after it. */
const SELF = new RegExp(`((?:我叫|名叫|我姓名|姓名[：:是为]|[人主者][：:])\\s*)${SURNAME}${GIVEN}{1,2}`, 'g');
/** 本人张三，: a name if the words end there. */
const BESIDE = new RegExp(
  `((?:本人|我是|投诉人|举报人|反映人|申请人|来电人|当事人|联系人|户主|姓名)\\s*)${SURNAME}${GIVEN}{1,2}${END}`,
  'g',
);
/** 张三先生, 王主任: title and surname alone lead to a person in a small place. */
const TITLED = new RegExp(
  `${SURNAME}${GIVEN}{0,2}(先生|女士|小姐|同志|师傅|老师|医生|主任|局长|科长|所长|经理|书记|队长)`,
  'g',
);

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-Z0-9]{5,6}(?![A-Z0-9])/g;
const ACCOUNT = /(?<![0-9A-Za-z])\d{15,19}(?![0-9A-Za-z])/g;
/** 3栋2单元501室: where somebody lives; street and quarter stay, they may be the matter. */
const HOME =
  /\d+\s*(?:栋|幢|号楼|座)(?:\s*\d+\s*单元)?(?:\s*\d+\s*(?:室|号|房))?|\d+\s*单元\s*\d+\s*(?:室|号|房)?/g;

/**
 * Hides in a text that anybody may read what leads to a person: what a department may not see either (telephone and
 * identity numbers), and names where somebody names himself or is addressed, mail addresses, number plates, accounts,
 * the flat (LN-43, LN-54, XX-34). It hides too much rather than too little; a name that nothing announces is found by
 * the officer only, who sees the text before it is published and says what else to hide.
 */
export function maskForPublic(text: string): string {
  return maskText(text)
    .replace(EMAIL, '［邮箱已隐去］')
    .replace(PLATE, '［车牌已隐去］')
    .replace(ACCOUNT, '［账号已隐去］')
    .replace(HOME, '［门牌已隐去］')
    .replace(SELF, '$1［姓名已隐去］')
    .replace(BESIDE, '$1［姓名已隐去］')
    .replace(TITLED, '某$1');
}
