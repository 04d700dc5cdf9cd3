import { PageQuery } from '@huiying/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

const STATES = ['held', 'overdue', 'waiting', 'contained'] as const;

/** `GET /cases?state=held&…`: what waits for a person, or one case by its number. */
export class CaseListQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: STATES,
    description:
      'held: for a person; overdue: held for longer than the screening limit; waiting: an event of the case is missing; contained: its words were destroyed',
  })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  caseNo?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  upstreamCaseNo?: string;
}
