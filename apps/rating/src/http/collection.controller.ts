import { Body, Controller, Headers, Inject, Post, Req, Res } from '@nestjs/common';
import { ProblemException, Public, answerWith, commandOf, type VerifyToken } from '@huiying/http';
import { Commands, type UnitOfWork } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QrTokens } from '../persistence/qr-tokens';
import type { RatingFile } from '../rating/rating-file';
import { CollectRating } from './collect-rating.command';
import { CollectedRatingBody } from './collection-dtos';

/** Name of the header in which the gateway says where a request comes from; undefined where there is no gateway. */
export const ADDRESS_HEADER = Symbol('header of the address');
export const VERIFY_TOKEN = Symbol('verifier of bearer tokens');

/** Ratings that are given here and not handed over by the province. */
@ApiTags('ratings')
@ApiBearerAuth()
@Controller('ratings')
export class CollectionController {
  constructor(
    private readonly commands: Commands,
    private readonly collecting: CollectRating,
    private readonly tokens: QrTokens,
    @Inject(VERIFY_TOKEN) private readonly verify: VerifyToken,
    @Inject(ADDRESS_HEADER) private readonly addressHeader: string | undefined,
  ) {}

  @Post()
  @Public()
  @ApiOperation({
    summary:
      'A person rates by QR code (Authorization: QR <token>), or a clerk enters a telephone, paper or recorded rating (Bearer)',
  })
  async collect(
    @Body() body: CollectedRatingBody,
    @Headers('authorization') authorization: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { sub, take } = await this.rightOf(authorization, body, this.addressOf(request));
    const answer = await this.commands.run(commandOf(request, { ...NOBODY, sub }), async (unit) => {
      const file = await take(unit);
      return { status: file.status === 'duplicate' ? 200 : 201, body: view(file) };
    });
    return answerWith(reply, answer);
  }

  /** Where the request comes from; behind a gateway that is only known from the header that the gateway sets itself. */
  private addressOf({ headers, ip }: FastifyRequest): string {
    const named = this.addressHeader === undefined ? undefined : headers[this.addressHeader];
    return (typeof named === 'string' ? named : undefined) ?? ip;
  }

  /** Either a code of ours or a clerk; nobody else rates here. */
  private async rightOf(authorization = '', body: CollectedRatingBody, address: string): Promise<Right> {
    const [, scheme, credential] = /^(QR|Bearer) ([\w.~+/=-]+)$/i.exec(authorization) ?? [];
    if (scheme === undefined || credential === undefined)
      throw new ProblemException(401, 'AUTH.TOKEN_MISSING', {
        headers: { 'www-authenticate': 'QR, Bearer' },
      });
    if (scheme.toUpperCase() === 'QR') {
      const claims = await this.tokens.read(credential);
      if (!claims) throw new ProblemException(401, 'AUTH.TOKEN_INVALID');
      // keys of one person do not meet those of another who scans the same code
      const sub = `${claims.qrId}:${this.collecting.scannerOf(body).marks.join('.')}`;
      return { sub, take: (unit) => this.collecting.byQr(body, claims, unit, address) };
    }
    const clerk = await this.verify(credential);
    if (clerk.role !== 'clerk')
      throw new ProblemException(403, 'AUTH.ROLE_NOT_ALLOWED', { detail: 'needs one of: clerk' });
    return { sub: clerk.sub, take: (unit) => this.collecting.byClerk(body, clerk, unit) };
  }
}

interface Right {
  readonly sub: string;
  readonly take: (unit: UnitOfWork) => Promise<RatingFile>;
}

const NOBODY = { role: 'clerk', jurisdiction: '' } as const;

/** What the person who rated may know of it: its number, and what became of it. */
function view(file: RatingFile): object {
  const { ratingId, upstreamRatingNo } = file.facts;
  return {
    ...{ ratingId, upstreamRatingNo, status: file.status },
    ...(file.status === 'held' ? { reasonCode: file.reasonCode } : {}),
    ...(file.status === 'duplicate' ? { reasonCode: 'RATING.DUPLICATE', ofRatingId: file.of } : {}),
  };
}
