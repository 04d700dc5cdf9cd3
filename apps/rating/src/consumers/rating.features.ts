import {
  CaseDuplicateLinked,
  CaseSplit,
  OrderAssigned,
  OrganisationChanged,
  ProvinceRatingCreated,
  ProvinceRatingWithdrawn,
  RedoOrdered,
  caseIdOf,
  ratingIdOf,
  type DataOf,
  type MessageContract,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Principal } from '@huiying/http';
import { AesSealing, type Received, type UnitOfWork } from '@huiying/messaging';
import { loadPolicies, type Policies } from '@huiying/policy';
import { MemoryService, received } from '../../../../libs/testing/src/memory-unit';
import { DecideHeld } from '../http/decide-held.command';
import type { HeldRatingBody } from '../http/held-dtos';
import { CollectRating } from '../http/collect-rating.command';
import type { CollectedRatingBody } from '../http/collection-dtos';
import type { IssueQrBody } from '../http/qr-dtos';
import { QrCommand } from '../http/qr.command';
import type { Scan } from '../http/scan-of';
import { Complaints } from '../persistence/complaints';
import { BlindIndex } from '../persistence/blind-index';
import { HallServices } from '../persistence/hall-services';
import { MeetingCases } from '../persistence/meeting-cases';
import { Opinions } from '../persistence/opinions';
import { Organisations } from '../persistence/organisations';
import { QrCodes } from '../persistence/qr-codes';
import { QrTokens, type QrClaims } from '../persistence/qr-tokens';
import { Ratings } from '../persistence/ratings';
import { ReceivingRatings } from '../persistence/receiving-ratings';
import { ratings } from '../persistence/stores';
import { WaitingEvents } from '../persistence/waiting-events';
import type { RatingFile } from '../rating/rating-file';
import { OnCaseSplit } from './on-case-split.consumer';
import { OnDuplicateLinked } from './on-duplicate-linked.consumer';
import { OnOrderAssigned } from './on-order-assigned.consumer';
import { OnOrganisationChanged } from './on-organisation-changed.consumer';
import { OnRedoOrdered } from './on-redo-ordered.consumer';
import { ProvinceEvents } from './province-events';
import { TakeCreated } from './taking/take-created';
import { TakeWithdrawn } from './taking/take-withdrawn';

type Created = DataOf<typeof ProvinceRatingCreated>;
interface Handles<D> {
  handle(message: Received<D>, unit: UnitOfWork): Promise<void>;
}

interface Acting {
  readonly org?: string;
  readonly at?: number;
  readonly waited?: boolean;
}

/** 2026-11-25 20:00 in Shanghai. */
export const evening = Date.UTC(2026, 10, 25, 12);
export const policies = loadPolicies();
export const longnan = policies.inForce('360783', '2026-11-20')!.ref;
export const xinxiang = policies.inForce('410772', '2026-11-20')!.ref;
export const caseOf = (upstreamCaseNo: string) => caseIdOf('s', upstreamCaseNo);

/** The rating service for rule tests: its own decisions and repositories over a store in memory. For specs only. */
export class RatingInMemory {
  constructor(protected readonly law: Policies = policies) {}

  readonly service = new MemoryService();
  private readonly sealing = new AesSealing(Buffer.alloc(32, 7));
  readonly repository = new Ratings();
  private readonly index = new BlindIndex(Buffer.alloc(32, 9));
  private readonly opinions = new Opinions(this.sealing, this.index);
  readonly meeting = new MeetingCases(this.repository, this.opinions, policies);
  private readonly receiving = new ReceivingRatings(
    policies,
    this.opinions,
    new Organisations(),
    this.meeting,
    new HallServices(this.repository),
  );
  private readonly collecting = new CollectRating(
    this.receiving,
    this.repository,
    new QrCodes(),
    this.index,
    new Organisations(),
    policies,
  );
  private readonly codes = new QrCommand(
    new QrCodes(),
    new QrTokens(Buffer.alloc(32, 9)),
    new Organisations(),
    policies,
  );
  private readonly events = new ProvinceEvents(
    this.repository,
    new WaitingEvents(this.sealing),
    600_000,
    new TakeCreated(this.receiving),
    new TakeWithdrawn(),
  );

  /** Gives the service one record of the province; returns the types of the events that it published for it. */
  rated(fields: Partial<Created> = {}, id?: string): Promise<string[]> {
    return this.says(
      ProvinceRatingCreated,
      { handle: (m, u) => this.events.receive(m, u) },
      aRating(fields),
      {},
      id,
    );
  }

  /** A rating of a service and not of our handling of a case. */
  ratedService(fields: Partial<Created> = {}): Promise<string[]> {
    const { upstreamCaseNo: _ofNoCase, ...rating } = aRating({ ...ofService, ...fields });
    return this.says(ProvinceRatingCreated, { handle: (m, u) => this.events.receive(m, u) }, rating);
  }

  /** A clerk has a code made for window A-03 of the unit. */
  async code(clerk: Principal, body: Partial<IssueQrBody> = {}, at = evening): Promise<QrClaims> {
    const asked = { kind: 'static' as const, org: 'a', ...body };
    const made = await this.service.unit(at, `command-${++commands}`, (unit) =>
      this.codes.issue('A-03', asked, clerk, unit),
    );
    const { qrId, org } = made as { qrId: string; org: string };
    return { qrId, org, jurisdiction: clerk.jurisdiction, windowNo: 'A-03' };
  }

  scans(
    claims: QrClaims,
    body: CollectedRatingBody,
    by: Partial<Scan> = {},
    at = evening,
  ): Promise<RatingFile> {
    const scan = { device: 'phone-1', network: '10.0.7.0/24', ...by };
    return this.service.unit(at, `command-${++commands}`, (unit) =>
      this.collecting.byQr(body, claims, scan, unit),
    );
  }

  enters(clerk: Principal, body: CollectedRatingBody, at = evening): Promise<RatingFile> {
    return this.service.unit(at, `command-${++commands}`, (unit) =>
      this.collecting.byClerk(body, clerk, unit),
    );
  }

  /** A reviewer decides about a held rating. */
  screens(reviewer: Principal, body: HeldRatingBody, ratingId: string): Promise<RatingFile> {
    const deciding = new DecideHeld(
      this.repository,
      this.receiving,
      this.opinions,
      new Organisations(),
      policies,
    );
    return this.service.unit(evening, `command-${++commands}`, (unit) =>
      deciding.run(ratingId, body, reviewer, unit),
    );
  }

  withdrawn(eventSeq = 2, upstreamRatingNo = 'R1'): Promise<string[]> {
    const data = { sourceSystem: 's', upstreamRatingNo, eventSeq };
    return this.says(ProvinceRatingWithdrawn, { handle: (m, u) => this.events.receive(m, u) }, data);
  }

  assigned(
    no = 'N1',
    policyRef = longnan,
    org = 'ln-cgj',
    fields: Partial<DataOf<typeof OrderAssigned>> = {},
  ): Promise<string[]> {
    const jurisdiction = this.law.governing(policyRef, '2026-11-25').code;
    const ids = { caseId: caseOf(no), upstreamCaseNo: no, jurisdiction, org };
    const to = new OnOrderAssigned(this.meeting, new Complaints(), this.law);
    return this.says(OrderAssigned, to, { ...OrderAssigned.example, ...ids, ...fields }, { policyRef });
  }

  redone(no = 'N1'): Promise<string[]> {
    return this.says(RedoOrdered, new OnRedoOrdered(), {
      ...RedoOrdered.example,
      caseId: caseOf(no),
      round: 2,
    });
  }

  linked(no: string, masterNo: string): Promise<string[]> {
    const data = { ...CaseDuplicateLinked.example, caseId: caseOf(no), masterCaseId: caseOf(masterNo) };
    return this.says(CaseDuplicateLinked, new OnDuplicateLinked(this.meeting), data);
  }

  split(no: string): Promise<string[]> {
    return this.says(CaseSplit, new OnCaseSplit(this.meeting), { ...CaseSplit.example, caseId: caseOf(no) });
  }

  organisation(fields: Partial<DataOf<typeof OrganisationChanged>>): Promise<string[]> {
    return this.says(OrganisationChanged, new OnOrganisationChanged(), {
      ...OrganisationChanged.example,
      ...fields,
    });
  }

  /** A department acts on its topic; returns the answers that it got. */
  async acts<D>(
    contract: MessageContract,
    to: Handles<D>,
    data: D,
    by: Acting = {},
  ): Promise<OutgoingEvent[]> {
    const { org = 'ln-cgj', at = evening, waited = false } = by;
    const message = received(contract, data, at, { topic: `dept.${org}.actions` });
    const { published, answered } = this.service;
    const [before, unnumbered] = [published.length, answered.length];
    await this.service.unit(at, message.id, (unit) => to.handle({ ...message, waited }, unit));
    return [...published.slice(before), ...answered.slice(unnumbered)];
  }

  file(upstreamRatingNo = 'R1'): RatingFile {
    const file = this.service.doc(ratings, ratingIdOf('s', upstreamRatingNo))?.file;
    if (!file) throw new Error(`no rating ${upstreamRatingNo}`);
    return file;
  }

  protected async says<D>(
    contract: MessageContract,
    to: Handles<D>,
    data: D,
    fields = {},
    id?: string,
  ): Promise<string[]> {
    const message = received(contract, data, evening, { ...fields, ...(id === undefined ? {} : { id }) });
    const before = this.service.published.length;
    await this.service.unit(evening, message.id, (unit) => to.handle(message, unit));
    return this.service.types(before);
  }
}

let commands = 0;

const ofService: Partial<Created> = {
  jurisdiction: '410772',
  serviceCase: { projectNo: 'P-1', taskName: '不动产首次登记', serviceNumber: 1 },
  orgCode: '11410700MB1912345K',
};

export const aRating = (fields: Partial<Created> = {}): Created => ({
  sourceSystem: 's',
  upstreamRatingNo: 'R1',
  eventSeq: 1,
  jurisdiction: '360783',
  satisfaction: 'dissatisfied',
  ratedAt: '2026-11-25 19:59:00',
  upstreamCaseNo: 'N1',
  channel: 'mobile',
  origin: 'online',
  comment: '还是没有解决，请回电13812345678。',
  rater: { name: '李明', phone: '13812345678', realName: true },
  ...fields,
});
