import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

const STATES = ['owed', 'under_review', 'accepted', 'satisfied', 'unsatisfied'] as const;
const OUTCOMES = ['satisfied', 'unsatisfied', 'unreachable'] as const;

/** `GET /rectifications?…` */
export class RectificationsQuery extends PageQuery {
  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional({ enum: STATES, default: 'under_review' })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  org?: string;
}

/** `POST /ratings/{id}/rectification-review` */
export class RectificationReviewBody {
  @ApiProperty({ description: 'the organisation whose share it is' })
  @IsString()
  @MaxLength(64)
  org!: string;

  @ApiProperty()
  @IsBoolean()
  accepted!: boolean;

  @ApiProperty({ description: 'for the unit; no personal data' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason!: string;
}

/** `POST /ratings/{id}/follow-up` */
export class FollowUpBody {
  @ApiProperty({ description: 'the organisation whose rectification the person was asked about' })
  @IsString()
  @MaxLength(64)
  org!: string;

  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}
