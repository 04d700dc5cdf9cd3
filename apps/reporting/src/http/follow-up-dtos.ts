import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { satisfactions } from '@huiying/contracts';
import { PageQuery } from '@huiying/http';
import type { Satisfaction } from '@huiying/policy';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { followUpMethods, visitOutcomes } from '../follow-ups/follow-up';
import type { FollowUpMethod, VisitOutcome } from '../follow-ups/follow-up';

const DIVISION = /^\d{6,12}[A-Za-z0-9_-]{0,20}$/;

/** `POST /follow-ups/samples` */
export class SampleBody {
  @ApiProperty({ description: 'any text; with it the draw can be repeated' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  seed!: string;

  @ApiProperty({ minimum: 1, maximum: 500 })
  @IsInt()
  @Min(1)
  @Max(500)
  size!: number;

  @ApiProperty({ enum: followUpMethods })
  @IsIn(followUpMethods)
  method!: FollowUpMethod;

  @ApiProperty({ example: '2026-10', description: 'the cases completed in it are drawn from' })
  @IsOptional()
  @IsString()
  @MaxLength(7)
  period?: string;

  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(DIVISION)
  jurisdiction?: string;

  @ApiPropertyOptional({ description: 'only the cases that this organisation leads' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  org?: string;
}

/** `POST /follow-ups/{id}/visit` */
export class VisitBody {
  @ApiPropertyOptional({ enum: followUpMethods, description: 'default: that of the sample' })
  @IsOptional()
  @IsIn(followUpMethods)
  method?: FollowUpMethod;

  @ApiProperty({ enum: visitOutcomes })
  @IsIn(visitOutcomes)
  outcome!: VisitOutcome;

  @ApiPropertyOptional({ enum: satisfactions, description: 'of a person who was reached' })
  @IsOptional()
  @IsIn(satisfactions)
  satisfaction?: Satisfaction;

  @ApiPropertyOptional({ description: 'whether the person says that the problem is solved' })
  @IsOptional()
  @IsBoolean()
  solved?: boolean;
}

/** `GET /follow-ups?…` */
export class FollowUpsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(DIVISION)
  jurisdiction?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  sampleId?: string;

  @ApiPropertyOptional({ enum: ['to_visit', 'visited'] })
  @IsOptional()
  @IsIn(['to_visit', 'visited'])
  state?: 'to_visit' | 'visited';
}
