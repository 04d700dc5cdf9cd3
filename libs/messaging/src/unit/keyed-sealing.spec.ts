import { aes256Gcm } from './ciphers';
import { KeyedSealing } from './keyed-sealing';

const dataKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);
const caseKey = Buffer.alloc(32, 3);
const plain = '当事人：示例甲';

describe.each(['aes-256-gcm', 'sm4'] as const)('sealing with %s', (cipher) => {
  const sealing = new KeyedSealing({ cipher, dataKey });

  it('opens what it sealed, and names the key in the ciphertext', () => {
    const sealed = sealing.seal('k-1', caseKey, plain);
    expect(sealing.keyIdOf(sealed)).toBe('k-1');
    expect(sealing.open(caseKey, sealed)).toBe(plain);
    expect(sealing.openAtRest(sealing.sealAtRest(Buffer.from(plain))).toString()).toBe(plain);
    expect(sealing.seal('k-1', caseKey, plain)).not.toBe(sealed);
    expect(sealing.open(caseKey, sealing.seal('k-1', caseKey, ''))).toBe('');
  });

  it('opens nothing with another key, under another key id, or after a bit was changed', () => {
    const sealed = sealing.seal('k-1', caseKey, plain);
    expect(() => sealing.open(newKey, sealed)).toThrow();
    expect(() => sealing.open(caseKey, sealed.replace('.k-1.', '.k-2.'))).toThrow();
    const stored = sealing.sealAtRest(Buffer.from(plain));
    for (const at of [stored.length - 1, 15, 40]) {
      const changed = Buffer.from(stored);
      changed[at]! ^= 1;
      expect(() => sealing.openAtRest(changed)).toThrow();
    }
    expect(() => sealing.openAtRest(stored.subarray(0, 20))).toThrow();
  });

  it('reads what the other cipher sealed before it was chosen', () => {
    const other = new KeyedSealing({ cipher: cipher === 'sm4' ? 'aes-256-gcm' : 'sm4', dataKey });
    expect(sealing.open(caseKey, other.seal('k-1', caseKey, plain))).toBe(plain);
    expect(sealing.openAtRest(other.sealAtRest(Buffer.from(plain))).toString()).toBe(plain);
  });

  it('reads with old data keys what a rotation left behind, and only with them', () => {
    const stored = sealing.sealAtRest(Buffer.from(plain));
    const rotated = new KeyedSealing({ cipher, dataKey: newKey, oldDataKeys: [dataKey] });
    expect(rotated.openAtRest(stored).toString()).toBe(plain);
    expect(() => new KeyedSealing({ cipher, dataKey: newKey }).openAtRest(stored)).toThrow(/not configured/);
    expect(() => sealing.openAtRest(rotated.sealAtRest(Buffer.from(plain)))).toThrow();
  });

  it('reads what was stored before data keys had names', () => {
    const stored = aes256Gcm.seal(dataKey, Buffer.from(plain), 'at-rest');
    const rotated = new KeyedSealing({ cipher, dataKey: newKey, oldDataKeys: [dataKey] });
    expect(rotated.openAtRest(stored).toString()).toBe(plain);
  });
});
