import { ToDeptOrderAssigned } from '@huiying/contracts';
import {
  DAY,
  HOUR,
  KY,
  LN,
  MONDAY,
  anOrganisation,
  context,
  dataOf,
  events,
  facts,
  handled,
  refusal,
  state,
} from '../a-case.fixture';
import { archiveCase } from './archive-case';
import { assignCase } from './assign-case';
import type { CaseFile, ClosedCase } from './case-file';
import { proposeUnit } from './propose-unit';
import { receiveCase } from './receive-case';
import { recordRoomWork, type RoomWork } from './record-room-work';

const now = MONDAY + DAY;
const at = '2026-11-16 15:00:00';
const work = (kind: RoomWork, file: CaseFile = handled(KY)) =>
  recordRoomWork(file, { kind, at, level: 'unit', chiefRepresentative: true, cooperated: true }, KY, now);

describe('窗口、窗口单位、县政务服务中心，三位一体 (KY-18)', () => {
  const windowOf = (org: string, from: string, to?: string) =>
    anOrganisation(KY, org, { windows: [{ windowNo: 'A-12', from, ...(to === undefined ? {} : { to }) }] });
  const directory = [windowOf('ky-old', '2022-05-09', '2026-10-31'), windowOf('ky-gaj', '2026-11-01')];
  const complaint = facts(KY, { serviceCase: {}, respondent: { windowNo: 'A-12' } });

  it('a window is its unit’s on the days of the directory: the entry in force on the day of receipt is proposed', () => {
    const { candidates } = proposeUnit(complaint, directory, KY);
    expect(candidates).toMatchObject([{ org: 'ky-gaj', grounds: ['window'], accused: true }]);
    const before = { ...complaint, receivedOn: '2026-10-31' };
    expect(proposeUnit(before, directory, KY).candidates).toMatchObject([{ org: 'ky-old' }]);
  });

  it('which of the three levels dealt with it stands on the record', () => {
    const kept = state(work('study', state(work('incident'))));
    expect(kept.roomRecords).toMatchObject([
      { kind: 'incident', level: 'unit' },
      { kind: 'study', level: 'unit', chiefRepresentative: true },
    ]);
  });
});

describe('附投诉室意见后转请相关窗口单位首席代表查处 (KY-34)', () => {
  it('the order goes to the chief representative with the opinion of the room, numbers hidden', () => {
    const received = state(receiveCase(undefined, facts(KY), context(KY)));
    const opinion = '请核查排队叫号，投诉人电话13800138000。';
    const given = assignCase(received, { lead: 'zrzy', co: [], opinion }, context(KY));
    expect(dataOf(events(given), ToDeptOrderAssigned)).toMatchObject({
      addresseeRole: 'chief_representative',
      opinion: expect.stringContaining('请核查排队叫号'),
    });
    expect(JSON.stringify(events(given))).not.toContain('13800138000');
    const elsewhere = events(
      assignCase(
        state(receiveCase(undefined, facts(LN), context(LN))),
        { lead: 'zrzy', co: [] },
        context(LN),
      ),
    );
    expect(dataOf(elsewhere, ToDeptOrderAssigned)).not.toHaveProperty('addresseeRole');
  });
});

describe('what the complaint room records beside the order', () => {
  it.each([
    ['KY-30 会商研判', 'study'],
    ['KY-24 全力配合，服从调查处理', 'cooperation'],
    ['KY-32 大厅内的突发事件', 'incident'],
    ['KY-39 全程跟踪督办', 'tracking'],
  ] as const)('%s', (_law, kind) => {
    const outcome = work(kind);
    expect(state(outcome).roomRecords).toHaveLength(1);
    // neither a clock nor the order changes by it
    expect(events(outcome)).toEqual([]);
    expect(state(outcome).orders).toEqual(handled(KY).orders);
  });

  it('not before the complaint was received, nor tomorrow, nor where the regulation knows no such record', () => {
    const told = (when: string) => recordRoomWork(handled(KY), { kind: 'tracking', at: when }, KY, now);
    expect(refusal(told('2026-11-15 10:00:00'))).toMatchObject({
      reasonCode: 'CASE.RECORD_TIME',
      ruleId: 'KY-39',
    });
    expect(refusal(told('2026-11-18 10:00:00')).reasonCode).toBe('CASE.RECORD_TIME');
    const ln = recordRoomWork(handled(LN), { kind: 'tracking', at }, LN, now);
    expect(refusal(ln).reasonCode).toBe('POLICY.RULE_REFUSES');
  });
});

describe('投诉处理结束后，要及时记录，整理资料并归档 (KY-58, KY-59)', () => {
  const end = { outcome: 'resolved', finishedAt: now, completedAt: now } as const;
  const closed = (told = true): ClosedCase => ({
    ...state(work('tracking')),
    status: 'closed',
    round: 1,
    onTime: true,
    end: told ? { ...end, feedback: { at: now, by: 'room' } } : end,
  });
  const archiving = { archiveNo: ' 开政服投〔2026〕42号 ', papers: ['scan/form-42'] };

  it('the finished file gets its number, its papers and the day until which it is kept', () => {
    expect(state(archiveCase(closed(), archiving, KY, now + HOUR)).archive).toEqual({
      archiveNo: '开政服投〔2026〕42号',
      archivedAt: now + HOUR,
      retainUntil: '2036-11-17',
      papers: ['scan/form-42'],
      orders: 1,
      records: 1,
    });
  });

  it('not before the end, not before the person was told, and once', () => {
    expect(refusal(archiveCase(handled(KY), archiving, KY, now)).ruleId).toBe('KY-58');
    expect(refusal(archiveCase(closed(false), archiving, KY, now)).reasonCode).toBe('CASE.NOT_ANSWERED');
    const archived = state(archiveCase(closed(), archiving, KY, now));
    expect(refusal(archiveCase(archived, archiving, KY, now)).reasonCode).toBe('CASE.WRONG_STATE');
    expect(refusal(archiveCase(closed(), archiving, LN, now)).reasonCode).toBe('POLICY.RULE_REFUSES');
  });
});
