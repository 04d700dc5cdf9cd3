import { Controller, Get, Query } from '@nestjs/common';
import { CurrentPrincipal, ProblemException, Roles, jurisdictionScope, type Principal } from '@huiying/http';
import { Policies } from '@huiying/policy';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Length, Matches } from 'class-validator';
import { signalsOf, type SeenRating, type SignalLimits } from '../integrity/signals';
import { MOST_SEEN, SeenRatings } from '../persistence/seen-ratings';

const LOCAL_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** `GET /integrity/signals?…` */
export class SignalsQuery {
  @ApiPropertyOptional({ description: "the pack's own division code; needed when the token is for all" })
  @IsOptional()
  @Length(1, 32)
  jurisdiction?: string;

  @ApiProperty({ description: 'first local date of arrival' })
  @Matches(LOCAL_DATE)
  from!: string;

  @ApiProperty({ description: 'last local date of arrival' })
  @Matches(LOCAL_DATE)
  to!: string;
}

/** What a person should look into. Nothing is decided here. */
@ApiTags('integrity')
@ApiBearerAuth()
@Controller('integrity')
export class IntegrityController {
  constructor(
    private readonly seen: SeenRatings,
    private readonly policies: Policies,
  ) {}

  @Get('signals')
  @Roles('supervisor', 'auditor')
  @ApiOperation({
    summary:
      'Bursts, one device or number again and again, the same words: explained, for a person to look into (JL-13)',
  })
  async signals(@Query() query: SignalsQuery, @CurrentPrincipal() principal: Principal): Promise<object> {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const pack = jurisdiction === undefined ? undefined : this.policies.inForce(jurisdiction, query.to);
    if (jurisdiction === undefined || !pack)
      throw new ProblemException(400, 'REQUEST.INVALID', {
        detail: 'name a jurisdiction whose pack is in force',
      });
    const rows = await this.seen.between(
      jurisdiction,
      `${query.from}T00:00:00+08:00`,
      `${query.to}T23:59:59.999+08:00`,
    );
    const limits = pack.value<SignalLimits>('integrity.signals');
    const items = signalsOf(rows.map(withoutNulls), limits);
    return { items, seen: rows.length, complete: rows.length < MOST_SEEN };
  }
}

const withoutNulls = (row: SeenRating): SeenRating =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as SeenRating;
