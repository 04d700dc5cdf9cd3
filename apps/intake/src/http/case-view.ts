import { formatTime } from '@huiying/contracts';
import type { CaseFile } from '../case/case-file';
import type { PartState } from '../case/parts';
import type { CaseRecord } from '../persistence/stores';

/** The life of a case without a word of anybody: facts, codes, instants (ISO-8601). */
export function caseView(caseId: string, { sourceSystem, upstreamCaseNo, order, alarm, file }: CaseRecord) {
  const waiting = order.heard.filter(({ seq }) => seq >= order.next).map(({ seq }) => seq);
  return {
    caseId,
    sourceSystem,
    upstreamCaseNo,
    status: file?.status ?? 'awaited',
    events: {
      taken: order.next - 1,
      waiting: waiting.sort((a, b) => a - b),
      ...(waiting.length > 0 ? { missingSeq: order.next } : {}),
      ...(alarm ? { alarmedAt: formatTime(alarm.at) } : {}),
    },
    ...(file ? lifeOf(file) : {}),
  };
}

function lifeOf(file: CaseFile) {
  const { facts, policyRef, supplements, urged, withdrawal, followers, related, entry } = file;
  return {
    caseNo: facts.caseNo,
    facts,
    policyRef,
    ...stateOf(file),
    supplements: supplements.length,
    urged,
    ...(withdrawal ? { withdrawal: waitingFor(withdrawal) } : {}),
    ...(followers ? { linkedCases: followers } : {}),
    ...(related?.length ? { related } : {}),
    ...(entry ? { entry: { ...entry, enteredAt: formatTime(entry.enteredAt) } } : {}),
    life: file.life.map(({ at, ...entry }) => ({ at: formatTime(at), ...entry })),
  };
}

function waitingFor({ status, at, overdueAt }: NonNullable<CaseFile['withdrawal']>) {
  return {
    ...{ status, at: formatTime(at) },
    ...(overdueAt === undefined ? {} : { overdueAt: formatTime(overdueAt) }),
  };
}

const partView = ({ caseId, part, end }: PartState) => ({ caseId, part, ...(end ? { end } : {}) });

function stateOf(file: CaseFile) {
  switch (file.status) {
    case 'held':
      return {
        heldAt: formatTime(file.heldAt),
        findings: file.findings,
        elementsAsked: file.elementsAsked ?? false,
        ...(file.overdueAt === undefined ? {} : { overdueAt: formatTime(file.overdueAt) }),
      };
    case 'accepted':
      return {
        ...{ stage: file.stage, round: file.round, leadOrg: file.leadOrg },
        ...(file.splitting ? { splitting: { into: file.splitting.plans.length } } : {}),
      };
    case 'linked':
      return { linkedTo: file.masterId };
    case 'split':
      return { parts: file.parts.map(partView), replied: file.replied ?? false };
    case 'ended':
      return {
        ...(file.parts ? { parts: file.parts.map(partView) } : {}),
        outcome: file.outcome,
        endedAt: formatTime(file.endedAt),
        round: file.round,
        leadOrg: file.leadOrg,
      };
  }
}
