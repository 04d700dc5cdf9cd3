import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  MaxLength,
} from 'class-validator';
import {
  INCIDENT_KINDS,
  MEASURES,
  REFERRAL_TARGETS,
  type IncidentKind,
  type Measure,
} from '../integrity/incident';

const STATES = ['open', 'founded', 'unfounded'] as const;
const SOURCES = ['signal', 'own_knowledge', 'report'] as const;

/** `GET /integrity/incidents?…` */
export class IncidentsQuery extends PageQuery {
  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @Length(1, 32)
  jurisdiction?: string;

  @ApiPropertyOptional({ enum: STATES, default: 'open' })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ApiPropertyOptional({ enum: INCIDENT_KINDS })
  @IsOptional()
  @IsIn(INCIDENT_KINDS)
  kind?: IncidentKind;
}

/** `POST /integrity/incidents` */
export class IncidentBody {
  @ApiProperty({ enum: INCIDENT_KINDS })
  @IsIn(INCIDENT_KINDS)
  kind!: IncidentKind;

  @ApiProperty({ enum: SOURCES })
  @IsIn(SOURCES)
  source!: (typeof SOURCES)[number];

  @ApiPropertyOptional({ description: "the pack's own division code; needed when the token is for all" })
  @IsOptional()
  @Length(1, 32)
  jurisdiction?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 64)
  org?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 50)
  windowNo?: string;

  @ApiPropertyOptional({ description: 'kept sealed' })
  @IsOptional()
  @Length(1, 50)
  staffNo?: string;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  ratingIds?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  caseIds?: string[];

  @ApiProperty({ description: 'what was seen; kept sealed' })
  @Length(1, 5000)
  description!: string;
}

/** `POST /integrity/incidents/{id}/decision` */
export class IncidentDecisionBody {
  @ApiProperty()
  @IsBoolean()
  founded!: boolean;

  @ApiPropertyOptional({ enum: MEASURES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(MEASURES, { each: true })
  measures?: Measure[];

  @ApiProperty({ description: 'kept sealed' })
  @Length(1, 5000)
  reason!: string;

  @ApiPropertyOptional({
    description: 'needed for a credit record: the privacy of the person was weighed (HA-22)',
  })
  @IsOptional()
  @IsBoolean()
  privacyConfirmed?: boolean;
}

/** `POST /integrity/incidents/{id}/referral` */
export class IncidentReferralBody {
  @ApiProperty({ enum: REFERRAL_TARGETS })
  @IsIn(REFERRAL_TARGETS)
  target!: (typeof REFERRAL_TARGETS)[number];

  @ApiProperty({ description: 'number of the paper that carries it' })
  @Length(1, 100)
  reference!: string;
}
