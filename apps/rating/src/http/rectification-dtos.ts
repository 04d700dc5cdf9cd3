import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { TOLD_BODIES, type ToldBody } from '../rectification/rectification';

const STATES = ['owed', 'under_review', 'accepted', 'satisfied', 'unsatisfied'] as const;
const FINDINGS = ['in_order', 'wanting'] as const;
const TOLD_HOW = ['in_person', 'by_telephone', 'in_writing', 'online'] as const;
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

export class RectificationCriteriaBody {
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  factsClear?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  characterisationAccurate?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  handlingProper?: boolean;
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

  @ApiPropertyOptional({
    type: RectificationCriteriaBody,
    description: 'needed where a bad rating is treated like a case (XX-26)',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => RectificationCriteriaBody)
  criteria?: RectificationCriteriaBody;

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

/** `GET /rectifications/awaiting-follow-up` (HA-26, HA-27) */
export class AwaitingFollowUpQuery extends PageQuery {
  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;
}

/** `GET /escalations` (HA-29) */
export class EscalationsQuery extends AwaitingFollowUpQuery {
  @ApiPropertyOptional({ enum: TOLD_BODIES, description: 'only those of which this body has not taken note' })
  @IsOptional()
  @IsIn(TOLD_BODIES)
  unseenBy?: ToldBody;
}

/** `POST /ratings/{id}/escalation-receipt` (HA-29) */
export class EscalationReceiptBody {
  @ApiProperty({ description: 'the organisation whose rectification did not satisfy the person' })
  @IsString()
  @MaxLength(64)
  org!: string;

  @ApiProperty({ enum: TOLD_BODIES })
  @IsIn(TOLD_BODIES)
  body!: ToldBody;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

/** `POST /ratings/{id}/rectification-check` (HA-27) */
export class RectificationCheckBody {
  @ApiProperty()
  @IsString()
  @MaxLength(64)
  org!: string;

  @ApiProperty({ enum: FINDINGS })
  @IsIn(FINDINGS)
  finding!: (typeof FINDINGS)[number];

  @ApiProperty({ description: 'what was found; no personal data' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  note!: string;
}

/** `POST /ratings/{id}/feedback` (JL-09) */
export class PersonToldBody {
  @ApiProperty({ description: 'the organisation whose share it is' })
  @IsString()
  @MaxLength(64)
  org!: string;

  @ApiProperty({ enum: TOLD_HOW })
  @IsIn(TOLD_HOW)
  how!: (typeof TOLD_HOW)[number];

  @ApiPropertyOptional({ description: 'when the person was told, ISO-8601; now when left out' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  toldAt?: string;

  @ApiPropertyOptional({ description: 'what the person said to it' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}
