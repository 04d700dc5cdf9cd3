import { supervisionModes, supervisionTriggers } from '@huiying/contracts';
import type { SupervisionMode, SupervisionTrigger } from '@huiying/contracts';
import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { supervisionOutcomes, type SupervisionOutcome } from '../supervision/supervision';

const STATES = ['open', 'overdue', 'ended', 'all'] as const;
const MEANS = ['sms', 'telephone', 'wechat'] as const;

/** `GET /supervisions/candidates` */
export class CandidatesQuery extends PageQuery {
  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;
}

/** `GET /supervisions?…` */
export class SupervisionsQuery extends CandidatesQuery {
  @ApiPropertyOptional({ enum: STATES, default: 'open' })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  org?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  caseId?: string;
}

/** `POST /supervisions` */
export class SupervisionBody {
  @ApiProperty({ example: 'o-5f3a9be07c21d4486a10-1' })
  @IsString()
  @MaxLength(64)
  orderId!: string;

  @ApiProperty({ enum: supervisionModes, description: 'message: by text message, telephone or WeChat' })
  @IsIn(supervisionModes)
  mode!: SupervisionMode;

  @ApiProperty({ enum: supervisionTriggers })
  @IsIn(supervisionTriggers)
  trigger!: SupervisionTrigger;

  @ApiPropertyOptional({ description: 'the period, where it is not the law’s own (on_site, special_report)' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  workingDays?: number;

  @ApiPropertyOptional({ description: 'or its last day', example: '2026-12-04' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  dueOn?: string;

  @ApiPropertyOptional({ description: 'what is asked for; goes to the department' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  instruction?: string;

  @ApiPropertyOptional({ enum: MEANS, description: 'how a message was given' })
  @IsOptional()
  @IsIn(MEANS)
  means?: (typeof MEANS)[number];
}

/** `POST /supervisions/{id}/closure` */
export class SupervisionClosureBody {
  @ApiProperty({ enum: supervisionOutcomes, description: 'finished meets the limit, if it is in time' })
  @IsIn(supervisionOutcomes)
  outcome!: SupervisionOutcome;

  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  note!: string;
}
