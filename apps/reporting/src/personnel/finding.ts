import type { Pack } from '@huiying/policy';

/** A complaint about a window or a member of staff, received or decided in the span asked for. */
export interface Finding {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly org: string | null;
  readonly windowNo: string | null;
  readonly staffNo: string | null;
  readonly receivedOn: string | null;
  readonly foundOn: string | null;
  readonly upheld: boolean | null;
  readonly fault: boolean | null;
}

/** What the regulation draws from upheld complaints. Absent where it knows no such consequence. */
export interface PersonnelRules {
  readonly awardMonth?: 'finding' | 'complaint';
  readonly consecutive?: {
    readonly months: number;
    readonly by: 'complaint' | 'finding';
    readonly per: 'window' | 'staff';
  };
  readonly returnPerson?: {
    readonly count: number;
    readonly period: 'calendar_year' | 'twelve_months';
    readonly upheldOnly: boolean;
  };
}

export function personnelRulesOf(pack: Pack): PersonnelRules {
  const valueOf = <T>(key: string): T | undefined => pack.parameter(key)?.value as T | undefined;
  const awardMonth = valueOf<'finding' | 'complaint'>('upheld.award_month');
  const consecutive = valueOf<NonNullable<PersonnelRules['consecutive']>>('upheld.consecutive_months');
  const returnPerson = valueOf<NonNullable<PersonnelRules['returnPerson']>>('upheld.return_person');
  return {
    ...(awardMonth ? { awardMonth } : {}),
    ...(consecutive ? { consecutive } : {}),
    ...(returnPerson ? { returnPerson } : {}),
  };
}
