import { PageQuery } from '@huiying/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

const STATES = ['held', 'overdue', 'waiting'] as const;

/** `GET /ratings?state=held&…`: what waits for a person, or for its case or a missing event. */
export class RatingListQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: STATES,
    description:
      'held: for a person; overdue: for longer than the limit; waiting: for its case or a missing event',
  })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional({
    description:
      'why it is held; RATING.NOT_THROUGH_COUNTY: rated in a system of the state or province (HA-07)',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  reasonCode?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  upstreamRatingNo?: string;
}
