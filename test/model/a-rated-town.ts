import {
  DeptRatingAppealed,
  DeptRatingComplexityDeclared,
  DeptRatingFollowedUp,
  DeptRatingRectified,
  OrderAssigned,
  ProvinceRatingCreated,
  ProvinceRatingWithdrawn,
  RedoOrdered,
  caseIdOf,
  formatTime,
  localDateOf,
  orderIdOf,
  ratingIdOf,
  type MessageContract,
} from '@huiying/contracts';
import type { Principal } from '@huiying/http';
import { loadPolicies, type Pack } from '@huiying/policy';
import type { RatingAppeal } from '../../apps/rating/src/appeal/appeal';
import { aRating } from '../../apps/rating/src/consumers/rating.features';
import { AdoptionController } from '../../apps/rating/src/http/adoption.controller';
import { AppealsController } from '../../apps/rating/src/http/appeals.controller';
import { RectificationsController } from '../../apps/rating/src/http/rectifications.controller';
import { appeals, ratings } from '../../apps/rating/src/persistence/stores';
import type { RatingFile } from '../../apps/rating/src/rating/rating-file';
import { directoryOf } from '../../apps/routing/src/a-case.fixture';
import type { Sent } from './a-town';
import { byOfficer } from './by-officer';
import { IDENTITY, PLACES, type Place } from './names';
import { PlatformInMemory, type Watch } from './platform-in-memory';

export const UNITS = ['zrzy', 'scjg', 'csj'] as const;
export type Unit = (typeof UNITS)[number];

/** What is rated: one unit's service, one of three units at once (HA-12), our handling of a case. */
export type Rated = 'service' | 'batch' | 'case';
type Rating = Parameters<typeof aRating>[0];

/** 2026-11-16 09:00 in Shanghai, a Monday. */
const MONDAY = Date.UTC(2026, 10, 16, 1);

const rater = { name: IDENTITY[0], idNumber: IDENTITY[1], phone: IDENTITY[2], realName: true };
const SIGNED = {
  elements: { verification: '已核实', process: '已处理' },
  signOff: { reviewer: '王', role: 'principal', at: '2026-11-16 10:00:00' },
};

/** A place whose services and cases are rated: the province, its units and its office, through the real doors. */
export class ARatedTown {
  readonly sent: Sent[] = [];
  /** Which unit sent a message, by its id. */
  readonly actedBy = new Map<string, Unit>();
  /** What was said under a number: said again it is the same, as when the province sends it twice. */
  private readonly words = new Map<string, object>();
  private order: { readonly caseId: string; readonly orderId: string; readonly org: Unit } | undefined;
  private acts = 0;

  private constructor(
    readonly platform: PlatformInMemory,
    readonly pack: Pack,
  ) {}

  static async found(place: Place, watch: Watch): Promise<ARatedTown> {
    const pack = loadPolicies().inForce(PLACES[place], '2026-11-16')!;
    const platform = await PlatformInMemory.start(MONDAY, directoryOf(pack), watch, ['sla', 'rating']);
    return new ARatedTown(platform, pack);
  }

  // the province

  rate(no: string, what: Rated, unit: Unit, more: Partial<Rating> = {}): void {
    const others = UNITS.filter((each) => each !== unit);
    const ofService = {
      serviceCase: { projectNo: `P-${no}`, taskName: '不动产首次登记', serviceNumber: 1 },
      orgCode: unit,
      ...(what === 'batch' ? { coOrgCodes: [...others] } : {}),
    };
    const { upstreamCaseNo: _none, ...rating } = aRating({
      ...{ upstreamRatingNo: no, jurisdiction: this.pack.code, rater },
      ratedAt: this.wall(),
      comment: `窗口等候太久，请回电${IDENTITY[2]}，身份证${IDENTITY[1]}。`,
    });
    const of = what === 'case' ? { upstreamCaseNo: 'N1' } : ofService;
    this.say(ProvinceRatingCreated, no, { ...rating, ...of, ...more });
  }

  withdraw(no: string): void {
    const numbers = { sourceSystem: 's', upstreamRatingNo: no, eventSeq: 2 };
    this.say(ProvinceRatingWithdrawn, no, numbers);
  }

  // what routing says

  assign(unit: Unit, nth: number): void {
    const caseId = caseIdOf('s', 'N1');
    this.order = { caseId, orderId: orderIdOf(caseId, nth + 1), org: unit };
    const about = { upstreamCaseNo: 'N1', sourceSystem: 's', jurisdiction: this.pack.code };
    // a complaint has clocks of its own, which the model of the cases looks after
    const facts = { ...about, role: 'lead', caseType: 'consultation' };
    this.byRouting(OrderAssigned, caseId, { ...OrderAssigned.example, ...this.order, ...facts });
  }

  /** Of a case that somebody has. */
  redo(): void {
    if (this.order) this.byRouting(RedoOrdered, this.order.caseId, { ...RedoOrdered.example, ...this.order });
  }

  // departments

  act(no: string, what: DepartmentAct, unit: Unit): void {
    const [contract, data] = this.actionOf(what);
    const id = `act-${(this.acts += 1)}`;
    this.actedBy.set(id, unit);
    const ratingId = ratingIdOf('s', no);
    const by = { id, topic: `dept.${unit}.actions`, source: `/dept/${unit}` };
    this.platform.append(contract, ratingId, { ratingId, ...data }, by);
  }

  private actionOf(what: DepartmentAct): readonly [MessageContract, object] {
    const done = { measures: '增开窗口', result: '等候缩短', ...SIGNED };
    switch (what) {
      case 'appeal':
        return [DeptRatingAppealed, { grounds: 'mistaken', statement: '误点', evidence: [{ name: '记录' }] }];
      case 'rectify':
        return [DeptRatingRectified, { disposition: 'immediate', ...done }];
      case 'explain':
        return [DeptRatingRectified, { disposition: 'explained', ...done, result: '无法定依据' }];
      case 'enter in the ledger': {
        const limit = localDateOf(this.platform.clock.now + 30 * 86_400_000);
        return [DeptRatingRectified, { disposition: 'ledger', ledger: { limit, reason: '须改造' } }];
      }
      case 'declare complex':
        return [DeptRatingComplexityDeclared, { complexity: 'complex', reason: '涉及系统改造' }];
      case 'hear satisfied':
        return [DeptRatingFollowedUp, { outcome: 'satisfied', at: this.wall(), note: '' }];
      case 'reach nobody':
        return [DeptRatingFollowedUp, { outcome: 'unreachable', at: this.wall(), note: '' }];
    }
  }

  // the office

  paperAppeal(no: string, org: Unit): Promise<void> {
    const paper = {
      ratingId: ratingIdOf('s', no),
      org,
      receivedAt: this.wall(),
      grounds: 'mistaken' as const,
    };
    const words = {
      statement: '误评',
      applicantName: '示例甲',
      applicantStaffNo: 'J-1',
      documents: ['记录'],
    };
    return this.command(AppealsController, 'clerk', (door, officer, request, reply) =>
      door.file({ ...paper, ...words }, officer, request, reply),
    );
  }

  decide(no: string, org: Unit, outcome: 'revoked' | 'not_adopted' | 'stands'): Promise<void> {
    const appealId = this.appealOf(no, org)?.appealId;
    if (appealId === undefined) return Promise.resolve();
    const why = outcome === 'stands' ? {} : { reasonCode: 'RATING.MISTAKEN' };
    return this.command(AppealsController, 'reviewer', (door, officer, request, reply) =>
      door.decide(appealId, { org, outcome, ...why, reason: '经核' }, officer, request, reply),
    );
  }

  adopt(no: string, org: Unit, outcome: 'counted' | 'not_adopted'): Promise<void> {
    const why = outcome === 'counted' ? {} : { reasonCode: 'RATING.MISTAKEN' };
    return this.command(AdoptionController, 'reviewer', (door, officer, request, reply) =>
      door.decide(ratingIdOf('s', no), { org, outcome, ...why, reason: '经核' }, officer, request, reply),
    );
  }

  review(no: string, org: Unit, accepted: boolean): Promise<void> {
    const criteria = { factsClear: true, characterisationAccurate: true, handlingProper: true };
    return this.command(RectificationsController, 'reviewer', (door, officer, request, reply) =>
      door.review(ratingIdOf('s', no), { org, accepted, criteria, reason: '经核' }, officer, request, reply),
    );
  }

  feedBack(no: string, org: Unit): Promise<void> {
    return this.command(RectificationsController, 'reviewer', (door, officer, request, reply) =>
      door.feedBack(ratingIdOf('s', no), { org, how: 'by_telephone' }, officer, request, reply),
    );
  }

  followUp(no: string, org: Unit, outcome: 'satisfied' | 'unsatisfied' | 'unreachable'): Promise<void> {
    return this.command(RectificationsController, 'reviewer', (door, officer, request, reply) =>
      door.followUp(ratingIdOf('s', no), { org, outcome }, officer, request, reply),
    );
  }

  // what is known

  file(no: string): RatingFile | undefined {
    return this.platform.service('rating').memory.doc(ratings, ratingIdOf('s', no))?.file;
  }

  private appealOf(no: string, org: Unit): RatingAppeal | undefined {
    const file = this.file(no);
    const id = file?.status === 'recorded' ? file.shares?.[org]?.appealId : undefined;
    const found = id === undefined ? undefined : this.platform.service('rating').memory.doc(appeals, id);
    return found?.ratingId === undefined || found.org !== org ? undefined : found;
  }

  private wall(): string {
    return formatTime(this.platform.clock.now).slice(0, 19).replace('T', ' ');
  }

  private say(contract: MessageContract, no: string, data: object & { readonly eventSeq: number }): void {
    const { eventSeq } = data;
    const said = this.words.get(`${no}/${eventSeq}`) ?? data;
    this.words.set(`${no}/${eventSeq}`, said);
    const id = this.platform.append(contract, no, said, { source: '/province' });
    this.sent.push({ id, type: contract.type, topic: 'province.ratings', upstreamNo: no, eventSeq });
  }

  private byRouting(contract: MessageContract, caseId: string, data: object): void {
    const { ref: policyRef, code: jurisdiction } = this.pack;
    this.platform.append(contract, caseId, data, { source: '/huiying/routing', policyRef, jurisdiction });
  }

  private command<T>(
    of: new (...args: never[]) => T,
    role: Principal['role'],
    run: (door: T, officer: Principal, request: never, reply: never) => Promise<unknown>,
  ): Promise<void> {
    const key = `k-${(this.acts += 1)}`;
    return byOfficer(this.platform.service('rating'), of, { role, jurisdiction: this.pack.code, key }, run);
  }
}

export const DEPARTMENT_ACTS = [
  ...(['appeal', 'rectify', 'explain', 'enter in the ledger', 'declare complex'] as const),
  ...(['hear satisfied', 'reach nobody'] as const),
];
export type DepartmentAct = (typeof DEPARTMENT_ACTS)[number];
