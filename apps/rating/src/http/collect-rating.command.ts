import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { ProvinceRatingCreated, formatTime, localDateOf, parseTime, ratingIdOf } from '@huiying/contracts';
import { ProblemException, requireScope, type Principal } from '@huiying/http';
import { Validator, arrive, contentHash, nothingHeard, type UnitOfWork } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import { refuseEntry, type CollectedBy } from '../collection/collected';
import { BlindIndex } from '../persistence/blind-index';
import { Organisations } from '../persistence/organisations';
import { QrCodes, type Scanner } from '../persistence/qr-codes';
import type { QrClaims } from '../persistence/qr-tokens';
import { Ratings } from '../persistence/ratings';
import { ReceivingRatings } from '../persistence/receiving-ratings';
import { refuseQr, usedFor, type QrLimits } from '../qr/qr-code';
import { defined, type Created } from '../rating/rating-facts';
import type { RatingFile } from '../rating/rating-file';
import type { CollectedRatingBody } from './collection-dtos';
import { problemOfRefusal } from './refusal-problem';
import type { Scan } from './scan-of';

/** The source of every rating that was collected here. */
export const OWN_SYSTEM = 'huiying';

type Fields = Omit<Created, 'sourceSystem' | 'upstreamRatingNo' | 'eventSeq' | 'satisfaction'>;

/** A rating that a person gives by QR code, or that a clerk enters for one; from then on like one of the province. */
@Injectable()
export class CollectRating {
  private readonly validator = new Validator();

  constructor(
    private readonly receiving: ReceivingRatings,
    private readonly ratings: Ratings,
    private readonly codes: QrCodes,
    private readonly index: BlindIndex,
    private readonly organisations: Organisations,
    private readonly policies: Policies,
  ) {}

  async byQr(body: CollectedRatingBody, claims: QrClaims, scan: Scan, unit: UnitOfWork): Promise<RatingFile> {
    const { qrId } = claims;
    const code = await this.codes.find(unit, qrId);
    if (!code || code.org !== claims.org || code.jurisdiction !== claims.jurisdiction)
      throw new ProblemException(401, 'AUTH.TOKEN_INVALID');
    const pack = this.packOf(code.jurisdiction, unit);
    const day = localDateOf(unit.now);
    const scanner = this.scannerOf(scan, body);
    const use = await this.codes.useOf(unit, qrId, day, scanner);
    const refusal = refuseQr(code, use, pack.value<QrLimits>('rating.qr_limits'), unit.now);
    if (refusal) throw problemOfRefusal(refusal);
    const { sourceSystem: caseSystem, upstreamCaseNo, staffNo, ...service } = code.of ?? {};
    const fields = {
      jurisdiction: code.jurisdiction,
      ratedAt: formatTime(unit.now),
      orgCode: code.org,
      windowNo: code.windowNo,
      scope: 'single' as const,
      channel: 'qr',
      origin: code.kind === 'static' ? ('static_qr' as const) : ('on_site' as const),
      ...defined({ upstreamCaseNo, staffNo }),
      ...(Object.keys(service).length === 0 ? {} : { serviceCase: service }),
    };
    const file = await this.take(
      body,
      fields,
      { way: 'qr', qrId, ...defined({ caseSystem }) },
      unit,
      scan.device,
    );
    this.codes.save(unit, usedFor(code, file.facts.ratingId));
    await this.codes.used(unit, qrId, day, scanner);
    return file;
  }

  /** As keyed indexes: the device, by our own name for it; the number, where one was given; the network. */
  private scannerOf({ device, network }: Scan, { rater }: CollectedRatingBody): Scanner {
    const byNumber = rater?.phone === undefined ? [] : [this.index.ofPhone(rater.phone)];
    return {
      marks: [this.index.of('device', device), ...byNumber],
      network: this.index.of('network', network),
    };
  }

  async byClerk(body: CollectedRatingBody, clerk: Principal, unit: UnitOfWork): Promise<RatingFile> {
    const jurisdiction = body.jurisdiction ?? clerk.jurisdiction;
    requireScope(clerk, { jurisdiction, org: clerk.org });
    const pack = this.packOf(jurisdiction, unit);
    const refusal = refuseEntry(body, clerk, pack);
    if (refusal) throw problemOfRefusal(refusal);
    if (body.upstreamCaseNo !== undefined && body.sourceSystem === undefined)
      throw new ProblemException(400, 'REQUEST.INVALID', {
        detail: 'sourceSystem says whose upstreamCaseNo it is',
      });
    const isKnown = await this.organisations.active(unit, body.orgCode, jurisdiction);
    if (body.upstreamCaseNo === undefined && isKnown === undefined)
      throw new ProblemException(422, 'ROUTING.ORG_UNKNOWN');
    const receivedAt = pastInstant(body.receivedAt, unit.now) ?? unit.now;
    const { scope, packageId, windowNo, staffNo, orgCode, coOrgCodes, upstreamCaseNo, serviceCase, round } =
      body;
    const own = defined({ scope, packageId, windowNo, staffNo, orgCode, coOrgCodes, upstreamCaseNo, round });
    const fields = {
      ...own,
      jurisdiction,
      ratedAt: formatTime(pastInstant(body.ratedAt, unit.now) ?? receivedAt),
      channel: body.channel ?? CHANNEL_OF[body.origin ?? ''] ?? 'counter',
      ...(body.origin === undefined ? {} : { origin: body.origin as NonNullable<Created['origin']> }),
      ...(serviceCase ? { serviceCase: defined({ ...serviceCase }) } : {}),
      ...(body.invitation ? { invitation: defined({ ...body.invitation }) } : {}),
    };
    const proof =
      body.origin === 'phone_invited' ? body.invitation?.callRef : body.scan?.sha256.toLowerCase();
    const by: CollectedBy = {
      way: 'clerk',
      enteredBy: clerk.sub,
      receivedAt: formatTime(receivedAt),
      ...defined({
        caseSystem: body.sourceSystem,
        proof: proof === undefined ? undefined : this.index.of('proof', proof),
      }),
    };
    return this.take(body, fields, by, unit);
  }

  private async take(
    body: CollectedRatingBody,
    fields: Fields,
    by: CollectedBy,
    unit: UnitOfWork,
    device?: string,
  ): Promise<RatingFile> {
    const { satisfaction, comment, optionCodes, optionVersion, rater, scan } = body;
    const digest = createHash('sha256').update(unit.cause.id).digest('hex').slice(0, 20);
    const number = { sourceSystem: OWN_SYSTEM, upstreamRatingNo: `L-${digest}` };
    const said = defined({ comment, optionCodes, optionVersion, rater: rater && defined({ ...rater }) });
    const data = { ...number, eventSeq: 1, satisfaction, ...said, ...fields } as Created;
    const errors = this.validator.errorsOf(ProvinceRatingCreated, data);
    if (errors) throw new ProblemException(400, 'REQUEST.INVALID', { errors });
    const ratingId = ratingIdOf(number.sourceSystem, number.upstreamRatingNo);
    await this.ratings.record(unit, ratingId);
    const handedIn = defined({ scan: scan && defined({ ...scan }), device });
    const file = await this.receiving.receive(data, unit.now, ratingId, unit, { by, handedIn });
    const hash = contentHash(ProvinceRatingCreated.type, data);
    const { order } = arrive(nothingHeard, { seq: 1, messageId: unit.cause.id, hash }) as {
      order: typeof nothingHeard;
    };
    this.ratings.saveRecord(unit, ratingId, { ...number, order, file });
    return file;
  }

  private packOf(jurisdiction: string, unit: UnitOfWork): Pack {
    const pack = this.policies.inForce(jurisdiction, localDateOf(unit.now));
    if (!pack) throw new ProblemException(422, 'POLICY.NOT_IN_FORCE');
    return pack;
  }
}

const CHANNEL_OF: Readonly<Record<string, string>> = {
  phone_invited: 'telephone',
  paper: 'counter',
  self_recorded: 'box',
};

function pastInstant(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const instant = parseTime(text);
  if (instant !== undefined && instant <= now) return instant;
  throw new ProblemException(400, 'REQUEST.INVALID', {
    detail: 'ratedAt and receivedAt are times in the past',
  });
}
