import {
  DeptClockExtensionRequested,
  DeptOrderAcceptanceDecided,
  DeptOrderAcknowledged,
  DeptOrderContacted,
  DeptOrderReturnRequested,
  DeptOrderSubmitted,
  ProvinceCaseCreated,
  ProvinceCaseSupplemented,
  ProvinceCaseUrged,
  ProvinceCaseWithdrawn,
  ProvinceRatingCreated,
  formatTime,
  type CaseType,
  type MessageContract,
} from '@huiying/contracts';
import type { Principal } from '@huiying/http';
import { loadPolicies, type Pack } from '@huiying/policy';
import { aCase } from '../../apps/intake/src/consumers/intake.features';
import { SplitController } from '../../apps/intake/src/http/split.controller';
import { ScreeningController } from '../../apps/intake/src/http/screening.controller';
import { cases } from '../../apps/intake/src/persistence/stores';
import { aRating } from '../../apps/rating/src/consumers/rating.features';
import { directoryOf, submissionFor } from '../../apps/routing/src/a-case.fixture';
import type { CaseFile } from '../../apps/routing/src/case-file/case-file';
import { CasesController } from '../../apps/routing/src/http/cases.controller';
import { ComplaintRoomController } from '../../apps/routing/src/http/complaint-room.controller';
import { OrdersController } from '../../apps/routing/src/http/orders.controller';
import { caseFiles } from '../../apps/routing/src/persistence/stores';
import { ExtensionRequestsController } from '../../apps/sla/src/http/extension-requests.controller';
import { byOfficer } from './by-officer';
import { PLACES, caseOf, partWords, type Place } from './names';
import { PlatformInMemory, type Watch } from './platform-in-memory';

export interface Sent {
  readonly id: string;
  readonly type: string;
  readonly topic: 'province.cases' | 'province.ratings';
  readonly upstreamNo: string;
  readonly eventSeq: number;
}

/** 2026-11-16 09:00 in Shanghai, a Monday. */
const MONDAY = Date.UTC(2026, 10, 16, 1);
const HOUR = 3_600_000;

/** A place with its people: what the province, the office and the departments can do, through the real doors. */
export class ATown {
  readonly sent: Sent[] = [];
  private readonly sequences = new Map<string, number>();
  private acts = 0;

  private constructor(
    readonly platform: PlatformInMemory,
    readonly pack: Pack,
  ) {}

  static async found(place: Place, watch: Watch): Promise<ATown> {
    const pack = loadPolicies().inForce(PLACES[place], '2026-11-16')!;
    return new ATown(await PlatformInMemory.start(MONDAY, directoryOf(pack), watch), pack);
  }

  // the province

  async create(no: string, more: object = {}): Promise<void> {
    if (this.sequences.has(no)) return;
    // one matter each: another case of the same person about the same is a repetition
    const matter = { title: `第${no}号窗口`, content: `${no}：排队两小时无人受理，请核实处理。` };
    await this.say(ProvinceCaseCreated, no, {
      ...aCase({ upstreamCaseNo: no, jurisdiction: this.pack.code, ...matter, ...more }),
      receivedAt: this.wall(),
    });
  }

  async follow(no: string, what: 'urge' | 'supplement' | 'withdraw' | 'withdraw with proof'): Promise<void> {
    if (!this.sequences.has(no)) return;
    const numbers = { sourceSystem: 's', upstreamCaseNo: no };
    if (what === 'urge') return this.say(ProvinceCaseUrged, no, numbers);
    if (what === 'supplement')
      return this.say(ProvinceCaseSupplemented, no, { ...numbers, content: '补充材料。', newFacts: true });
    const proof = what === 'withdraw' ? {} : { proof: '省平台撤回确认单1号' };
    return this.say(ProvinceCaseWithdrawn, no, { ...numbers, reason: '已解决', ...proof });
  }

  async rate(no: string, satisfaction: 'satisfied' | 'dissatisfied', round: number): Promise<void> {
    const upstreamRatingNo = `R${no}-${(this.acts += 1)}`;
    const data = aRating({
      ...{ upstreamRatingNo, upstreamCaseNo: no, jurisdiction: this.pack.code, satisfaction, round },
      ratedAt: this.wall(),
    });
    this.record(ProvinceRatingCreated, upstreamRatingNo, data);
    return Promise.resolve();
  }

  // departments

  /** @param nth which of the case's orders, from the newest */
  async act(no: string, what: DepartmentAct, nth: number): Promise<void> {
    const order = this.file(no)?.orders.at(-1 - nth);
    if (!order) return;
    const [contract, data] = this.actionOf(what);
    const id = `act-${(this.acts += 1)}`;
    const caseId = caseOf(no);
    this.platform.append(
      contract,
      caseId,
      { orderId: order.orderId, ...data },
      {
        ...{ id, topic: `dept.${order.org}.actions`, source: `/dept/${order.org}` },
      },
    );
    return Promise.resolve();
  }

  private actionOf(what: DepartmentAct): readonly [MessageContract, object] {
    const because = { reason: '不属本单位职责', legalBasis: '三定规定第三条' };
    switch (what) {
      case 'acknowledge':
        return [DeptOrderAcknowledged, {}];
      case 'contact':
        return [DeptOrderContacted, { contactedAt: this.wall(), outcome: 'reached' }];
      case 'accept':
        return [DeptOrderAcceptanceDecided, { accepted: true, documentRef: '受〔2026〕1号' }];
      case 'not accept':
        return [DeptOrderAcceptanceDecided, { accepted: false, ...because, documentRef: '不受〔2026〕1号' }];
      case 'ask to return':
        return [DeptOrderReturnRequested, because];
      case 'ask for days':
        return [
          DeptClockExtensionRequested,
          { deadlineKind: 'completion', reason: '需检测', workingDays: 2 },
        ];
      case 'submit':
        return [DeptOrderSubmitted, submissionFor(this.pack, { redoClass: 'A' })];
    }
  }

  // the office

  /** @param plans types of the parts */
  split(no: string, ...plans: readonly (CaseType | undefined)[]): Promise<void> {
    const parts = plans.map((caseType, i) => ({ ...partWords(i + 1), ...(caseType ? { caseType } : {}) }));
    return this.command(SplitController, 'intake', 'dispatcher', (door, officer, request, reply) =>
      door.split(caseOf(no), { parts }, officer, request, reply),
    );
  }

  screen(
    no: string,
    body: { decision: 'accept' | 'refuse' | 'return_upstream'; about?: 'case' | 'withdrawal' },
  ) {
    const { findings } = (this.onFile(no) ?? {}) as { findings?: readonly { reasonCode?: string }[] };
    const reasonCode =
      body.decision === 'accept' ? {} : { reasonCode: findings?.[0]?.reasonCode ?? 'INTAKE.OTHER' };
    return this.command(ScreeningController, 'intake', 'clerk', (door, officer, request, reply) =>
      door.screen(caseOf(no), { ...body, ...reasonCode }, officer, request, reply),
    );
  }

  assign(no: string, lead: string, co: string[]): Promise<void> {
    return this.command(CasesController, 'routing', 'dispatcher', (door, officer, request, reply) =>
      door.assign(caseOf(no), { lead, co, reason: '职责所在' }, officer, request, reply),
    );
  }

  decideReturn(no: string, granted: boolean, newLead?: string): Promise<void> {
    const order = this.file(no)?.orders.find((each) => each.returnRequest);
    const requestId = order?.returnRequest?.requestId;
    if (!order || requestId === undefined) return Promise.resolve();
    const body = { requestId, granted, reason: '经核', ...(newLead === undefined ? {} : { newLead }) };
    return this.command(OrdersController, 'routing', 'dispatcher', (door, officer, request, reply) =>
      door.decideReturn(order.orderId, body, officer, request, reply),
    );
  }

  review(no: string, passed: boolean, nth: number): Promise<void> {
    const order = this.file(no)?.orders.at(-1 - nth);
    if (!order) return Promise.resolve();
    const criteria = { factsClear: true, characterisationAccurate: true, handlingProper: true };
    const body = { passed, criteria, upheld: true, fault: false, ...(passed ? {} : { reason: '事实不清' }) };
    return this.command(OrdersController, 'routing', 'reviewer', (door, officer, request, reply) =>
      door.review(order.orderId, body, officer, request, reply),
    );
  }

  excuse(no: string, nth: number): Promise<void> {
    const order = this.file(no)?.orders.at(-1 - nth);
    if (!order) return Promise.resolve();
    return this.command(OrdersController, 'routing', 'dispatcher', (door, officer, request, reply) =>
      door.excuse(order.orderId, { reason: '无须会办' }, officer, request, reply),
    );
  }

  feedback(no: string): Promise<void> {
    const told = {
      at: this.wall(),
      by: 'room',
      how: 'telephone',
      satisfaction: 'satisfied',
      suggestionsAsked: true,
    };
    return this.command(ComplaintRoomController, 'routing', 'reviewer', (door, officer, request, reply) =>
      door.feedback(caseOf(no), { ...told, upheld: true, fault: false } as never, officer, request, reply),
    );
  }

  decideExtension(granted: boolean): Promise<void> {
    const requestId = this.requests.at(-1);
    if (requestId === undefined) return Promise.resolve();
    const body = { granted, reason: '情况属实', personInformedAt: this.wall(), understandingObtained: true };
    return this.command(ExtensionRequestsController, 'sla', 'dispatcher', (door, officer, request, reply) =>
      door.decide(requestId, body as never, officer, request, reply),
    );
  }

  // what is known

  file(no: string): CaseFile | undefined {
    return this.platform.service('routing').memory.doc(caseFiles, caseOf(no));
  }

  onFile(no: string): { readonly status: string; readonly withdrawal?: unknown } | undefined {
    return this.platform.service('intake').memory.doc(cases, caseOf(no))?.file;
  }

  get numbers(): readonly string[] {
    return [...this.sequences.keys()];
  }

  /** What is handled by itself: cases, and in place of a split one its parts. */
  get handled(): readonly string[] {
    return this.numbers.flatMap((no) => {
      const parts = (this.onFile(no) as { parts?: readonly { part: string }[] } | undefined)?.parts;
      return parts ? [no, ...parts.map(({ part }) => `${no}#${part}`)] : [no];
    });
  }

  private get requests(): readonly string[] {
    return this.platform.said
      .filter(({ event }) => event.contract.type === 'sla.extension.requested.v1')
      .map(({ event }) => (event.data as { requestId: string }).requestId);
  }

  /** As the sender's wall clock shows it. */
  private wall(): string {
    return formatTime(this.platform.clock.now).slice(0, 19).replace('T', ' ');
  }

  private say(contract: MessageContract, no: string, data: object): Promise<void> {
    const eventSeq = (this.sequences.get(no) ?? 0) + 1;
    this.sequences.set(no, eventSeq);
    this.record(contract, no, { ...data, eventSeq });
    return Promise.resolve();
  }

  private record(contract: MessageContract, upstreamNo: string, data: object): void {
    const id = this.platform.append(contract, upstreamNo, data, { source: '/province' });
    const { eventSeq = 1 } = data as { eventSeq?: number };
    const topic = contract.topic as Sent['topic'];
    this.sent.push({ id, type: contract.type, topic, upstreamNo, eventSeq });
  }

  private command<T>(
    of: new (...args: never[]) => T,
    at: 'intake' | 'routing' | 'sla',
    role: Principal['role'],
    run: (door: T, officer: Principal, request: never, reply: never) => Promise<unknown>,
  ): Promise<void> {
    const key = `k-${(this.acts += 1)}`;
    return byOfficer(this.platform.service(at), of, { role, jurisdiction: this.pack.code, key }, run);
  }
}

export const DEPARTMENT_ACTS = [
  'acknowledge',
  'contact',
  'accept',
  'not accept',
  'ask to return',
  'ask for days',
  'submit',
] as const;
export type DepartmentAct = (typeof DEPARTMENT_ACTS)[number];
export const AN_HOUR = HOUR;
