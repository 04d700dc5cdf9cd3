import type { Pack } from '@huiying/policy';

export const bodies = ['committee', 'approval_reform_office', 'efficiency_office'] as const;
export type Body = (typeof bodies)[number];

interface CoordinatingBody {
  readonly body: Body;
  readonly title: string;
  readonly may: readonly string[];
}

export interface NotCompetent {
  readonly reasonCode: 'COORDINATION.BODY_MISSING' | 'COORDINATION.NOT_COMPETENT';
  readonly ruleId?: string;
  readonly detail: string;
}

/**
 * Where three bodies coordinate (HA-04), whoever decides says for which of them, and the pack says which may. Undefined:
 * that body may, or the regulation knows one authority only.
 */
export function notCompetent(pack: Pack, task: string, body: Body | undefined): NotCompetent | undefined {
  const parameter = pack.parameter('coordination.bodies');
  const known = (parameter?.value ?? []) as readonly CoordinatingBody[];
  if (known.length === 0) return undefined;
  const may = known.filter((each) => each.may.includes(task));
  if (may.some((each) => each.body === body)) return undefined;
  return {
    reasonCode: body === undefined ? 'COORDINATION.BODY_MISSING' : 'COORDINATION.NOT_COMPETENT',
    ...(parameter?.ruleId === undefined ? {} : { ruleId: parameter.ruleId }),
    detail: `decided by: ${may.map(({ title }) => title).join('、')}`,
  };
}
