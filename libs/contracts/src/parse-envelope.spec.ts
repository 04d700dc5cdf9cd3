import fc from 'fast-check';
import { toHeaders, type RawHeaders } from './envelope';
import { parseEnvelope, parseTrusted } from './parse-envelope';
import { ProvinceCaseCreated } from './province';

const bytes = (value: unknown): Buffer =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value), 'utf8');
const record = (value: Buffer | null, headers?: RawHeaders, key: string | null = null) =>
  headers === undefined ? { key, value } : { key, value, headers };

const attributes = {
  id: 'e-1',
  source: 'henan-zwfw',
  type: ProvinceCaseCreated.type,
  time: '2026-11-16T10:21:07+08:00',
  subject: 'HN41072620261116000873',
  jurisdiction: '410772',
  sequence: 7,
  correlationId: 'e-0',
  causationId: 'e-0',
  policyRef: 'XX@1.0.0#2026-01-01',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};
const event = { specversion: '1.0', id: 'e-1', source: 'henan-zwfw', type: ProvinceCaseCreated.type };

describe('the accepted envelopes', () => {
  it('reads binary mode as we send it', () => {
    const buffers = Object.fromEntries(
      Object.entries(toHeaders(attributes)).map(([name, value]) => [name, Buffer.from(value)]),
    );
    const parsed = parseEnvelope(record(bytes(ProvinceCaseCreated.example), buffers));
    expect(parsed).toEqual({ ok: true, envelope: attributes, data: ProvinceCaseCreated.example });
    expect(parseTrusted(record(bytes(ProvinceCaseCreated.example), buffers))).toEqual({
      envelope: attributes,
      data: ProvinceCaseCreated.example,
    });
  });

  it('reads structured mode', () => {
    const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
    const parsed = parseEnvelope(
      record(bytes({ ...event, sequence: '7', correlationid: 'e-0', data: { a: 1 } }), headers),
    );
    expect(parsed).toEqual({
      ok: true,
      envelope: { id: 'e-1', source: 'henan-zwfw', type: event.type, sequence: 7, correlationId: 'e-0' },
      data: { a: 1 },
    });
  });

  it('reads one line of JSON without any header, and without specversion', () => {
    const { specversion: _, ...line } = event;
    expect(parseEnvelope(record(bytes({ ...line, data: {} }))).ok).toBe(true);
    expect(parseEnvelope(record(bytes({ ...line, data: {} }), {})).ok).toBe(true);
  });

  it('takes the first of a repeated header', () => {
    const headers = { ce_id: ['e-1', 'e-2'], ce_source: 's', ce_type: 't' };
    expect(parseEnvelope(record(bytes('{}'), headers))).toMatchObject({ ok: true, envelope: { id: 'e-1' } });
  });

  it('reads a tombstone of an internal topic as nothing', () => {
    expect(parseTrusted(record(null, toHeaders(attributes)))).toBeUndefined();
  });
});

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const rejections: [string, string, Buffer | null, RawHeaders][] = [
  ['nothing', 'MESSAGE.EMPTY', null, undefined],
  ['no byte', 'MESSAGE.EMPTY', Buffer.alloc(0), undefined],
  ['no JSON', 'MESSAGE.NOT_JSON', bytes('你好'), undefined],
  ['half a message', 'MESSAGE.NOT_JSON', bytes('{"type":"province.case.created.v1"'), undefined],
  ['truncated UTF-8', 'MESSAGE.NOT_UTF8', bytes('{"a":"好"}').subarray(0, 7), undefined],
  ['a raw U+0000', 'MESSAGE.NUL_CHARACTER', bytes('{"a":"\u0000"}'), undefined],
  ['an escaped U+0000', 'MESSAGE.NUL_CHARACTER', bytes('{"a":"x\\u0000y"}'), undefined],
  ['U+0000 in a key', 'MESSAGE.NUL_CHARACTER', bytes('{"a\\u0000":1}'), undefined],
  ['half a surrogate pair', 'MESSAGE.LONE_SURROGATE', bytes('{"a":"\\ud83d"}'), undefined],
  ['33 levels', 'MESSAGE.TOO_DEEP', bytes(deep(33)), undefined],
  ['100,000 levels', 'MESSAGE.TOO_DEEP', bytes(deep(100_000)), undefined],
  ['a key twice', 'MESSAGE.DUPLICATE_KEY', bytes('{"a":1,"b":{"a":1},"a":2}'), undefined],
  ['a key twice, once escaped', 'MESSAGE.DUPLICATE_KEY', bytes('{"a":1,"\\u0061":2}'), undefined],
  ['__proto__', 'MESSAGE.FORBIDDEN_KEY', bytes('{"data":{"__proto__":{"admin":true}}}'), undefined],
  ['escaped __proto__', 'MESSAGE.FORBIDDEN_KEY', bytes('{"\\u005f_proto__":{}}'), undefined],
  ['constructor.prototype', 'MESSAGE.FORBIDDEN_KEY', bytes('{"constructor":{"prototype":{}}}'), undefined],
  ['1 MB + 1', 'MESSAGE.TOO_LARGE', Buffer.alloc(1024 * 1024 + 1, 32), undefined],
  ['an array', 'ENVELOPE.MISSING', bytes('[1]'), undefined],
  ['no id', 'ENVELOPE.MISSING', bytes({ source: 's', type: 't', data: {} }), undefined],
  ['no data', 'ENVELOPE.MISSING', bytes(event), undefined],
  ['no type in binary mode', 'ENVELOPE.MISSING', bytes('{}'), { ce_id: 'e-1', ce_source: 's' }],
  ['another version', 'ENVELOPE.UNSUPPORTED', bytes({ ...event, specversion: '0.3', data: {} }), undefined],
  ['a batch', 'ENVELOPE.UNSUPPORTED', bytes('[]'), { 'content-type': 'application/cloudevents-batch+json' }],
  ['base64 data', 'ENVELOPE.UNSUPPORTED', bytes({ ...event, data_base64: 'AA==' }), undefined],
  ['XML', 'ENVELOPE.UNSUPPORTED', bytes('{}'), { ce_type: 't', 'content-type': 'application/xml' }],
  ['an id that is a number', 'ENVELOPE.INVALID', bytes({ ...event, id: 5, data: {} }), undefined],
  ['a time that is none', 'ENVELOPE.INVALID', bytes({ ...event, time: 'yesterday', data: {} }), undefined],
  ['a sequence that is none', 'ENVELOPE.INVALID', bytes({ ...event, sequence: '-1', data: {} }), undefined],
];

describe('a record that cannot be taken', () => {
  it.each(rejections)('with %s is rejected as %s', (_what, reasonCode, value, headers) => {
    expect(parseEnvelope(record(value, headers))).toMatchObject({ ok: false, reasonCode });
  });

  it('takes 32 levels, an escaped backslash before u0000, and prototype as a plain word', () => {
    for (const data of [
      deep(31),
      '"\\\\u0000"',
      '{"prototype":1,"constructor":"x"}',
      '"[[[{{{\\""',
      '"\\ud83d\\ude00"',
    ]) {
      const line = `{"id":"1","source":"s","type":"t","data":${data}}`;
      expect(parseEnvelope(record(bytes(line)))).toEqual({
        ok: true,
        envelope: { id: '1', source: 's', type: 't' },
        data: JSON.parse(data) as unknown,
      });
    }
  });

  it('tells the sender no word of what stood in it', () => {
    const parsed = parseEnvelope(record(bytes('{"name":"李明","phone":13837300000x}')));
    expect(JSON.stringify(parsed)).not.toMatch(/李明|13837300000/);
  });
});

describe('the sender of a rejected record can be answered', () => {
  const number = 'HN41072620261116000873';
  const whole = JSON.stringify({
    ...event,
    data: { sourceSystem: 'henan-zwfw', upstreamCaseNo: number, content: '好' },
  });
  const answerable = { sourceSystem: 'henan-zwfw', upstreamCaseNo: number };

  it.each([
    ['it is truncated', bytes(whole.slice(0, -3))],
    ['a character is cut in half', bytes(whole.slice(0, -4)).subarray(0, -1)],
    ['it is too large', bytes(whole.replace('好', '好'.repeat(400_000)))],
    ['a key stands twice', bytes(whole.replace('"content"', '"content":"","content"'))],
    ['U+0000 stands in the text', bytes(whole.replace('好', '\\u0000'))],
  ])('when %s', (_when, value) => {
    expect(parseEnvelope(record(value))).toMatchObject({ ok: false, readable: answerable });
  });

  it('by the key at least', () => {
    const parsed = parseEnvelope({ key: Buffer.from(number), value: Buffer.from([0xff]) });
    expect(parsed).toMatchObject({ ok: false, readable: { key: number } });
  });
});

describe('whatever the bytes', () => {
  it('never throws and always says why', () => {
    const anyBytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
    const anyJson = fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text));
    const nearlyJson = fc
      .tuple(
        fc.constant(JSON.stringify({ ...event, data: ProvinceCaseCreated.example })),
        fc.nat(),
        fc.nat(255),
      )
      .map(([text, at, byte]) => {
        const buffer = Buffer.from(text);
        buffer[at % buffer.length] = byte;
        return buffer;
      });
    const headers = fc.dictionary(
      fc.constantFrom(
        'ce_id',
        'ce_type',
        'ce_source',
        'ce_sequence',
        'ce_time',
        'content-type',
        'traceparent',
      ),
      fc.oneof(
        fc.string(),
        fc.uint8Array({ maxLength: 20 }).map((array) => Buffer.from(array)),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(anyBytes, anyJson, nearlyJson), headers, (value, given) => {
        const parsed = parseEnvelope(record(value, given));
        if (!parsed.ok) expect(parsed.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives exactly what JSON.parse gives when it accepts', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), (value) => {
        const data = JSON.parse(JSON.stringify(value)) as unknown;
        const parsed = parseEnvelope(record(bytes({ ...event, data })));
        if (parsed.ok) expect(parsed.data).toEqual(data);
        else expect(parsed.reasonCode).toMatch(/NUL_CHARACTER|LONE_SURROGATE|FORBIDDEN_KEY/);
      }),
      { numRuns: 1000 },
    );
  });
});
