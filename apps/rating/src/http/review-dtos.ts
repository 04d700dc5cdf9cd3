import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';

const STATES = ['open', 'finished'] as const;
const SPEAKERS = ['department', 'staff'] as const;
const KINDS = ['evidence', 'explanation', 'defence'] as const;
const MODES = ['online', 'on_site'] as const;
const FINDINGS = ['at_fault', 'not_at_fault', 'not_concerned'] as const;
const OUTCOMES = ['upheld', 'without_basis', 'mistaken', 'malicious'] as const;

/** `GET /reviews?…` */
export class ReviewsQuery extends PageQuery {
  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional({ enum: STATES, default: 'open' })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

/** `POST /ratings/{id}/statements` (JL-17) */
export class StatementBody {
  @ApiProperty({ description: 'the rated organisation that speaks, or whose staff do' })
  @IsString()
  @MaxLength(64)
  org!: string;

  @ApiProperty({ enum: SPEAKERS })
  @IsIn(SPEAKERS)
  speaker!: (typeof SPEAKERS)[number];

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind!: (typeof KINDS)[number];

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(20000)
  statement!: string;

  @ApiPropertyOptional({ description: 'of the member of staff who speaks' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  staffNo?: string;

  @ApiProperty({ type: [String], description: 'names of what was handed in with it' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  documents!: string[];
}

export class FindingBody {
  @ApiProperty({ description: 'an aspect of the regulation: quality, efficiency, attitude' })
  @IsString()
  @MaxLength(50)
  aspect!: string;

  @ApiProperty({ enum: FINDINGS })
  @IsIn(FINDINGS)
  finding!: (typeof FINDINGS)[number];
}

/** `POST /ratings/{id}/review` (JL-15, JL-16) */
export class ReviewBody {
  @ApiProperty({ enum: MODES })
  @IsIn(MODES)
  mode!: (typeof MODES)[number];

  @ApiProperty({ type: [FindingBody], description: 'one for each aspect' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FindingBody)
  findings!: FindingBody[];

  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];

  @ApiProperty({ description: 'what was found, in words' })
  @IsString()
  @MinLength(1)
  @MaxLength(5000)
  reason!: string;
}
