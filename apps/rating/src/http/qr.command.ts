import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { formatTime, localDateOf } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { Organisations } from '../persistence/organisations';
import { QrCodes } from '../persistence/qr-codes';
import { QrTokens } from '../persistence/qr-tokens';
import type { QrCode } from '../qr/qr-code';
import { issueQr, type QrLaw } from '../qr/issue-qr';
import { defined } from '../rating/rating-facts';
import type { IssueQrBody } from './qr-dtos';
import { problemOfRefusal } from './refusal-problem';

/** A clerk has a code made for a window, or withdraws one. */
@Injectable()
export class QrCommand {
  constructor(
    private readonly codes: QrCodes,
    private readonly tokens: QrTokens,
    private readonly organisations: Organisations,
    private readonly policies: Policies,
  ) {}

  async issue(windowNo: string, body: IssueQrBody, principal: Principal, unit: UnitOfWork): Promise<object> {
    const jurisdiction = body.jurisdiction ?? principal.jurisdiction;
    requireScope(principal, { jurisdiction, org: body.org });
    const pack = this.policies.inForce(jurisdiction, localDateOf(unit.now));
    if (!pack) throw new ProblemException(422, 'POLICY.NOT_IN_FORCE');
    const org = await this.organisations.active(unit, body.org, jurisdiction);
    if (org === undefined) throw new ProblemException(422, 'ROUTING.ORG_UNKNOWN');
    const qrId = `qr-${createHash('sha256').update(unit.cause.id).digest('hex').slice(0, 20)}`;
    const law = pack.value<QrLaw>('rating.qr_limits');
    const offersStatic = pack.value<boolean>('rating.static_qr');
    const wanted = { qrId, jurisdiction, org, windowNo, issuedBy: principal.sub, kind: body.kind };
    const asked = defined({ minutes: body.minutes, of: body.of && defined({ ...body.of }) });
    const outcome = issueQr({ ...wanted, ...asked }, { ...law, offersStatic }, unit.now);
    if ('reasonCode' in outcome) throw problemOfRefusal(outcome);
    await this.codes.find(unit, qrId);
    this.codes.save(unit, outcome);
    const token = await this.tokens.sign(outcome, outcome.issuedAt, outcome.expiresAt);
    return { ...view(outcome), token };
  }

  async withdraw(windowNo: string, qrId: string, principal: Principal, unit: UnitOfWork): Promise<object> {
    const code = await this.codes.find(unit, qrId);
    if (code?.windowNo !== windowNo) throw notYetKnown();
    requireScope(principal, code);
    const withdrawn = { ...code, withdrawnAt: code.withdrawnAt ?? unit.now };
    this.codes.save(unit, withdrawn);
    return view(withdrawn);
  }
}

function view({ qrId, kind, org, windowNo, issuedAt, expiresAt, withdrawnAt }: QrCode): object {
  return {
    ...{ qrId, kind, org, windowNo, issuedAt: formatTime(issuedAt) },
    ...(expiresAt === undefined ? {} : { expiresAt: formatTime(expiresAt) }),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt: formatTime(withdrawnAt) }),
  };
}
