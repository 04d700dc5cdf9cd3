import { DeptOrderAcknowledged } from './actions';
import { contradictions } from './contradictions';
import { ProvinceCaseCreated } from './province';

const data = ProvinceCaseCreated.example;
const envelope = { id: '1', source: 's', type: ProvinceCaseCreated.type };
const paths = (given: object, key: string | null) =>
  contradictions(ProvinceCaseCreated, { ...envelope, ...given }, key, data).map((fault) => fault.path);

describe('envelope and data', () => {
  it('agree when they say the same, or the envelope says nothing', () => {
    expect(paths({}, null)).toEqual([]);
    expect(
      paths({ subject: data.upstreamCaseNo, jurisdiction: data.jurisdiction }, data.upstreamCaseNo),
    ).toEqual([]);
    expect(paths({ jurisdiction: `${data.jurisdiction}000000` }, null)).toEqual([]);
  });

  it('contradict each other in jurisdiction, key and subject', () => {
    expect(paths({ jurisdiction: '220271' }, null)).toEqual(['/jurisdiction']);
    expect(paths({ subject: 'another' }, 'another')).toEqual(['/key', '/subject']);
  });

  it('let a department key its action by case or order, not by another case', () => {
    const action = DeptOrderAcknowledged.example;
    const of = (key: string | null) => contradictions(DeptOrderAcknowledged, envelope, key, action).length;
    expect(of('c-5f3a9be07c21d4486a10')).toBe(0);
    expect(of(action.orderId)).toBe(0);
    expect(of(null)).toBe(0);
    expect(of('c-00000000000000000000')).toBe(1);
  });
});
