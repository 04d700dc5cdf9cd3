import { Body, Controller, Headers, Inject, Post, Req, Res } from '@nestjs/common';
import { ProblemException, Public, answerWith, commandOf, type VerifyToken } from '@huiying/http';
import { Commands, type UnitOfWork } from '@huiying/messaging';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QrTokens } from '../persistence/qr-tokens';
import { RaterDevices } from '../persistence/rater-devices';
import { defined } from '../rating/rating-facts';
import type { RatingFile } from '../rating/rating-file';
import { CollectRating } from './collect-rating.command';
import { CollectedRatingBody } from './collection-dtos';
import { deviceCookie, scanOf } from './scan-of';

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
    private readonly devices: RaterDevices,
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
    const { sub, take, deviceToken } = await this.rightOf(authorization, body, request);
    const answer = await this.commands.run(commandOf(request, { ...NOBODY, sub }), async (unit) => {
      const file = await take(unit);
      const given = deviceToken === undefined ? {} : { deviceToken };
      return { status: file.status === 'duplicate' ? 200 : 201, body: { ...view(file), ...given } };
    });
    if (deviceToken !== undefined) void reply.header('set-cookie', deviceCookie(deviceToken));
    return answerWith(reply, answer);
  }

  /** Either a code of ours or a clerk; nobody else rates here. */
  private async rightOf(
    authorization = '',
    body: CollectedRatingBody,
    request: FastifyRequest,
  ): Promise<Right> {
    const [, scheme, credential] = /^(QR|Bearer) ([\w.~+/=-]+)$/i.exec(authorization) ?? [];
    if (scheme === undefined || credential === undefined)
      throw new ProblemException(401, 'AUTH.TOKEN_MISSING', {
        headers: { 'www-authenticate': 'QR, Bearer' },
      });
    if (scheme.toUpperCase() === 'QR') {
      const claims = await this.tokens.read(credential);
      if (!claims) throw new ProblemException(401, 'AUTH.TOKEN_INVALID');
      // keys of one person do not meet those of another who scans the same code
      const { qrId } = claims;
      const scan = scanOf(request, { qrId, shown: body.device }, this.devices, this.addressHeader);
      return {
        sub: `${qrId}:${scan.device}`,
        take: (unit) => this.collecting.byQr(body, claims, scan, unit),
        ...defined({ deviceToken: scan.deviceToken }),
      };
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
  /** For a device that rates for the first time. */
  readonly deviceToken?: string;
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
