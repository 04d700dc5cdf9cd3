import { caseIdOf, partIdOf, type CaseId } from '@huiying/contracts';

/** Who complains; none of it may reach a department. */
export const IDENTITY = ['李明', '410711199003077716', '13837300000'] as const;

/** A number of the province, or a part of its case: `N1#2/3`. */
export function caseOf(no: string): CaseId {
  const [upstreamNo = no, part] = no.split('#');
  const caseId = caseIdOf('s', upstreamNo);
  return part === undefined ? caseId : partIdOf(caseId, Number(part.split('/')[0]));
}

export const partWords = (n: number) => ({
  title: `第${n}项诉求`,
  content: `第${n}项：排队两小时无人受理，请核实。`,
});

/** Places, by the code of their division. */
export const PLACES = { XX: '410772', LN: '360783', KY: '520121', JL: '220271', HA: '350521' } as const;
export type Place = keyof typeof PLACES;
