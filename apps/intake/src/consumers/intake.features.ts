import {
  ProvinceCaseCreated,
  ProvinceCaseSupplemented,
  ProvinceCaseUrged,
  ProvinceCaseWithdrawn,
  caseIdOf,
  type DataOf,
  type MessageContract,
} from '@huiying/contracts';
import { AesSealing, type Reader } from '@huiying/messaging';
import { loadPolicies } from '@huiying/policy';
import { MemoryService, received } from '../../../../libs/testing/src/memory-unit';
import type { CaseFile } from '../case/case-file';
import { BlindIndex } from '../persistence/blind-index';
import { LikenessIndex } from '../persistence/likeness-index';
import { CaseTexts } from '../persistence/case-texts';
import { Cases } from '../persistence/cases';
import { Parties } from '../persistence/parties';
import { SharedEnds } from '../persistence/shared-ends';
import { cases } from '../persistence/stores';
import { OpenParts } from '../persistence/open-parts';
import { Splits } from '../persistence/splits';
import { WaitingEvents } from '../persistence/waiting-events';
import { Wholes } from '../persistence/wholes';
import { LaterEvents, ProvinceEvents, type Numbered } from './province-events';
import { NewCases } from '../persistence/new-cases';
import { TakeCreated } from './taking/take-created';
import { TakeSupplemented } from './taking/take-supplemented';
import { TakeUrged } from './taking/take-urged';
import { TakeWithdrawn } from './taking/take-withdrawn';

type Created = DataOf<typeof ProvinceCaseCreated>;

/** Intake for rule tests: its own decisions and repositories over a store in memory. For specs only. */
export class IntakeInMemory {
  static readonly dataKey = Buffer.alloc(32, 7);
  readonly service = new MemoryService();
  readonly cases = new Cases();
  readonly sealing = new AesSealing(IntakeInMemory.dataKey);
  readonly texts = new CaseTexts(this.sealing, new LikenessIndex(IntakeInMemory.dataKey));
  readonly ends = new SharedEnds(this.cases, new Wholes(this.cases, this.texts));
  readonly parts = new OpenParts(this.cases, this.texts, this.ends);
  readonly newCases: NewCases;
  readonly splits: Splits;
  private readonly events: ProvinceEvents;

  constructor() {
    const policies = loadPolicies();
    const parties = new Parties(this.sealing, new BlindIndex(IntakeInMemory.dataKey), {} as Reader);
    const later = new LaterEvents(
      new TakeSupplemented(this.cases, this.texts, this.parts),
      new TakeUrged(this.cases, this.parts),
      new TakeWithdrawn(this.cases, this.texts, this.parts, this.ends, policies),
    );
    this.splits = new Splits(this.cases, this.texts, parties, policies);
    this.newCases = new NewCases(this.cases, this.texts, parties, policies);
    const created = new TakeCreated(this.newCases, policies);
    this.events = new ProvinceEvents(this.cases, new WaitingEvents(this.sealing), 600_000, created, later);
  }

  /** Gives intake one record of the province; returns the types of the events that it published for it. */
  async receive(contract: MessageContract, data: Numbered, at = monday, id?: string): Promise<string[]> {
    const message = received(contract, data, at, id === undefined ? {} : { id });
    const before = this.service.published.length;
    await this.service.unit(at, message.id, (unit) => this.events.receive(message, unit));
    return this.service.types(before);
  }

  file(upstreamCaseNo = 'N1'): CaseFile {
    const file = this.service.doc(cases, caseIdOf('s', upstreamCaseNo))?.file;
    if (!file) throw new Error(`no case ${upstreamCaseNo}`);
    return file;
  }
}

/** 2026-11-16 09:00 in Shanghai. */
export const monday = Date.UTC(2026, 10, 16, 1);

const number = (upstreamCaseNo: string, eventSeq: number) => ({
  sourceSystem: 's',
  upstreamCaseNo,
  eventSeq,
});

export const aCase = (fields: Partial<Created> = {}): Created => ({
  ...number('N1', 1),
  jurisdiction: '410772',
  caseType: 'complaint',
  title: '不动产登记窗口等候时间过长',
  content: '11月16日上午在大厅3号窗口取号后等候两小时无人受理，请核实处理。',
  receivedAt: '2026-11-16 08:59:00',
  channel: 'mobile',
  respondent: { orgCode: 'xx-zrzy', personName: '王某', windowNo: '3', occurredAt: '2026-11-16 08:00:00' },
  serviceCase: { projectNo: 'P-1', taskCode: 'T-1', taskName: '不动产首次登记' },
  party: {
    name: '李明',
    idType: '111',
    idNumber: '410711199003077716',
    phone: '13837300000',
    realName: true,
  },
  ...fields,
});

export const created = (fields: Partial<Created> = {}) => [ProvinceCaseCreated, aCase(fields)] as const;
export const supplemented = (eventSeq: number, no = 'N1') =>
  [
    ProvinceCaseSupplemented,
    { ...number(no, eventSeq), content: '补充：取号号码A037。', newFacts: true },
  ] as const;
export const urged = (eventSeq: number, no = 'N1') => [ProvinceCaseUrged, number(no, eventSeq)] as const;
export const withdrawn = (eventSeq: number, proof?: string, no = 'N1') =>
  [
    ProvinceCaseWithdrawn,
    { ...number(no, eventSeq), reason: '已解决', ...(proof ? { proof } : {}) },
  ] as const;
