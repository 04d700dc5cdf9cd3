import Ajv from 'ajv';
import { allContracts, contractOf } from './all-contracts';
import { keyOf, topicOf } from './message';
import { isReasonCode, reasonCodes, reasonLists } from './reason-codes';

const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });

describe('the published language', () => {
  it('gives every message a type of its own, which finds it', () => {
    const types = allContracts.map((contract) => contract.type);
    expect(new Set(types).size).toBe(types.length);
    for (const contract of allContracts) expect(contractOf(contract.type)).toBe(contract);
    expect(contractOf('province.case.invented.v1')).toBeUndefined();
  });

  it.each(allContracts.map((contract) => [contract.type, contract] as const))(
    '%s has an example that its own schema accepts',
    (_type, contract) => {
      const validate = ajv.compile(contract.schema);
      expect({ valid: validate(contract.example), errors: validate.errors }).toEqual({
        valid: true,
        errors: null,
      });
      expect(contract.doc.en.length).toBeGreaterThan(10);
      expect(contract.doc.zh).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  it('holds the key of every record in the data, except of what a department or the clock sends', () => {
    for (const contract of allContracts) {
      if (contract.topic === 'dept.{org}.actions' || contract.topic === 'clock.control') continue;
      expect([contract.type, keyOf(contract, contract.example)]).toEqual([contract.type, expect.any(String)]);
    }
  });

  it('keeps every internal event and every receipt, and nothing that departments or the gateway get', () => {
    for (const contract of allContracts) {
      const kept = !contract.external || contract.topic === 'province.receipts';
      expect([contract.type, contract.retained]).toEqual([contract.type, kept]);
    }
  });

  it('closes what leaves the platform: no undocumented field goes out', () => {
    for (const contract of allContracts) {
      const goesOut = ['province.receipts', 'dept.{org}.orders', 'notices.outbound'].includes(contract.topic);
      if (goesOut) {
        const validate = ajv.compile(contract.schema);
        expect([contract.type, validate({ ...(contract.example as object), personName: '李明' })]).toEqual([
          contract.type,
          false,
        ]);
      }
    }
  });

  it('names a department topic only for a department', () => {
    const order = contractOf('order.assigned.v1');
    if (!order) throw new Error('no such contract');
    expect(topicOf(order, 'xx-zrzy')).toBe('dept.xx-zrzy.orders');
    expect(() => topicOf(order)).toThrow("needs 'org'");
  });
});

describe('reason codes', () => {
  it('stand in one list only and are written <AREA>.<CODE>', () => {
    const codes = reasonLists.flatMap((list) => Object.keys(list));
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.keys(reasonCodes).sort()).toEqual([...codes].sort());
    for (const code of codes) expect(code).toMatch(/^[A-Z]+\.[A-Z0-9_]+$/);
  });

  it('are the only ones that examples use', () => {
    for (const contract of allContracts) {
      for (const [, code = ''] of JSON.stringify(contract.example).matchAll(/"reasonCode":"([^"]+)"/g)) {
        expect([contract.type, code, isReasonCode(code)]).toEqual([contract.type, code, true]);
      }
    }
  });
});
