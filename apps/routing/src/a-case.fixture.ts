import { instantOf, type MessageContract, type OutgoingEvent } from '@huiying/contracts';
import { Validator } from '@huiying/messaging';
import { loadPolicies, type Pack } from '@huiying/policy';
import type { Assignment, AssignmentContext } from './case-file/assign-case';
import { assignCase } from './case-file/assign-case';
import type { CaseFacts, CaseFile } from './case-file/case-file';
import type { CaseText } from './case-file/case-text';
import { receiveCase } from './case-file/receive-case';
import type { Organisation } from './organisation/organisation';
import type { Reply } from './order/reply';
import type { SubmittedReply } from './order/submission-faults';
import type { Outcome } from './outcome';

/** Fixtures of the specs: a case of a place, its directory, and what a department writes. */
export const policies = loadPolicies();
const validator = new Validator();

/** Monday 16 November 2026, 10:25:31 in Shanghai. */
export const MONDAY = instantOf('2026-11-16T10:25:31+08:00');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const packOf = (jurisdiction: string, on = '2026-11-16'): Pack => policies.inForce(jurisdiction, on)!;
export const XX = packOf('410772');
export const LN = packOf('360783');
export const JL = packOf('220271');
export const HA = packOf('350521');
export const KY = packOf('520121');

export function facts(pack: Pack, other: Partial<CaseFacts> = {}): CaseFacts {
  return {
    caseId: 'c-5f3a9be07c21d4486a10',
    caseNo: `${pack.id}-20261116-000042`,
    sourceSystem: 'provincial',
    upstreamCaseNo: 'N20261116000873',
    jurisdiction: pack.code,
    pack: pack.id,
    policyRef: pack.ref,
    caseType: 'complaint',
    urgency: 'normal',
    channel: 'mobile',
    receivedAt: '2026-11-16T10:25:30+08:00',
    receivedOn: '2026-11-16',
    serviceCase: { taskCode: 'T-1', taskName: '不动产首次登记' },
    ...other,
  };
}

export function anOrganisation(pack: Pack, org: string, other: Partial<Organisation> = {}): Organisation {
  return {
    status: 'active',
    activeSince: MONDAY - 30 * DAY,
    org,
    pack: pack.id,
    jurisdiction: pack.code,
    name: `${org} 局`,
    kind: 'administrative',
    contacts: {},
    duties: [],
    ...other,
  };
}

/** `zrzy` has the matter T-1 in its catalogue, `scjg` the topic of markets, `csj` nothing. */
export const directoryOf = (pack: Pack): Organisation[] => [
  anOrganisation(pack, 'zrzy', { duties: [{ taskCode: 'T-1' }], uscc: '11410700MB1912345K' }),
  anOrganisation(pack, 'scjg', { duties: [{ topic: 'market' }] }),
  anOrganisation(pack, 'csj'),
];

export const text: CaseText = {
  title: '登记窗口等候过长',
  content: '等候两小时，请回电13800138000。',
  attachments: [],
  supplements: [],
};

export const context = (pack: Pack, now = MONDAY, directory = directoryOf(pack)): AssignmentContext => ({
  directory,
  pack,
  text,
  now,
});

/** A case that `zrzy` handles, however the place comes to that: alone, or by a dispatcher. */
export function handled(
  pack: Pack,
  other: Partial<CaseFacts> = {},
  chosen: Partial<Assignment> = {},
): CaseFile {
  const received = state(receiveCase(undefined, facts(pack, other), context(pack, MONDAY, noDuties(pack))));
  return state(assignCase(received, { lead: 'zrzy', co: [], reason: '职责所在', ...chosen }, context(pack)));
}

const noDuties = (pack: Pack) => directoryOf(pack).map((organisation) => ({ ...organisation, duties: [] }));

export const ORDER = 'o-5f3a9be07c21d4486a10-1';
export const SECOND = 'o-5f3a9be07c21d4486a10-2';
export const by = (org = 'zrzy') => ({ org, actionId: 'action-1' });
export const sealed: Reply['sealed'] = { keyId: 'k-1', reply: 'v1.k-1.AAAA' };

/** A submission that satisfies the regulations of all five places. */
export function aSubmission(other: Partial<SubmittedReply> = {}): SubmittedReply {
  return {
    reply: {
      text: '经核实情况属实，已增开窗口。',
      elements: {
        verification: '调取取号记录，属实。',
        process: '电话联系并核查排班。',
        measures: '增开窗口。',
        result: '已办结。',
        legalBasis: '《不动产登记暂行条例》',
        handledAt: '2026-11-17 09:00:00',
        handlingUnit: '自然资源局',
        answeredHow: '电话',
        answeredAt: '2026-11-17 09:30:00',
        documentRef: '受〔2026〕31号',
      },
    },
    signOff: { reviewer: '王建国', role: 'principal', at: '2026-11-17 10:00:00', oaNo: '〔2026〕118号' },
    upheld: true,
    ...other,
  };
}

/** The same, signed by whoever has to sign in that place. */
export const submissionFor = (pack: Pack, other: Partial<SubmittedReply> = {}): SubmittedReply =>
  aSubmission({ signOff: { ...aSubmission().signOff, role: pack.signOff.roles[0]! }, ...other });

export const reply: Reply = { text: aSubmission().reply, sealed };
export const allMet = { factsClear: true, characterisationAccurate: true, handlingProper: true };

/** The new state; its events are checked against their contracts, and it cannot be changed by the next decision. */
export function state<S>(outcome: Outcome<S>): S {
  if (outcome.kind !== 'became') {
    throw new Error(
      outcome.kind === 'refused' ? `refused: ${JSON.stringify(outcome.refusal)}` : 'nothing happened',
    );
  }
  valid(outcome.events);
  return frozen(outcome.state);
}

export function events<S>(outcome: Outcome<S>): readonly OutgoingEvent[] {
  state(outcome);
  return outcome.kind === 'became' ? outcome.events : [];
}

export const types = (list: readonly OutgoingEvent[]): string[] => list.map(({ contract }) => contract.type);

export function dataOf<T = Record<string, unknown>>(
  list: readonly OutgoingEvent[],
  contract: MessageContract,
): T {
  const found = list.find((event) => event.contract.type === contract.type);
  if (!found) throw new Error(`${contract.type} is not among ${types(list).join(', ')}`);
  return found.data as T;
}

export function refusal<S>(outcome: Outcome<S>): { reasonCode: string; ruleId?: string; message: string } {
  if (outcome.kind !== 'refused') throw new Error(`expected a refusal, got ${outcome.kind}`);
  return outcome.refusal;
}

export function valid(list: readonly OutgoingEvent[]): void {
  for (const { contract, data } of list) validator.assertValid(contract, data);
}

export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
