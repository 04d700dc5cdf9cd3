import { LOCAL_ENTRY, ReceiptCaseAccepted, event } from '@huiying/contracts';
import { Validator } from '../runtime/validator';
import { ChunkUnit } from './chunk-unit';
import { Staging } from './staging';
import { ref, store } from './store';

const cases = store<object>('case_file', { publishes: true });

const receipt = (sourceSystem: string) =>
  event(ReceiptCaseAccepted, {
    ...{ subject: 'c-1', jurisdiction: '410772' },
    data: { ...ReceiptCaseAccepted.example, sourceSystem },
  });

describe('what a unit of work publishes', () => {
  it('is no receipt about a number that nobody outside has given, and it takes no sequence number', async () => {
    const staging = new Staging();
    staging.add({ ref: ref(cases, 'c-1'), version: 1, seq: 6, seen: {}, doc: {}, dirty: false });
    const surroundings = {
      ...{ source: '/huiying/intake', validator: new Validator() },
      load: () => Promise.reject(new Error('everything is loaded')),
      nextNumber: () => Promise.resolve(1),
    };
    const unit = new ChunkUnit(staging, surroundings, 0, { id: 'm-1', correlationId: 'm-1' });
    await unit.find(cases, 'c-1');
    unit.publish([receipt(LOCAL_ENTRY), receipt('provincial')]);
    unit.merge();
    expect(
      staging.outbox.map(({ headers }) => (JSON.parse(headers) as Record<string, string>)['ce_id']),
    ).toEqual(['/huiying/intake:c-1:7']);
  });
});
