import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

const STATES = ['pending', 'decided'] as const;
const OUTCOMES = ['revoked', 'not_adopted', 'stands'] as const;
const HOW = ['in_person', 'by_telephone', 'in_writing'] as const;
const GROUNDS = ['mistaken', 'malicious', 'other'] as const;

/** `GET /appeals?…` */
export class AppealsQuery extends PageQuery {
  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional({ enum: STATES, default: 'pending' })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ApiPropertyOptional({
    enum: ['true'],
    description: 'only those whose limit the authority has missed (Q31)',
  })
  @IsOptional()
  @IsIn(['true'])
  overdue?: 'true';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  org?: string;
}

/** `POST /appeals/{id}/decision` */
export class AppealDecisionBody {
  @ApiProperty({ description: 'the organisation whose appeal it is; a wrong one is refused' })
  @IsString()
  @MaxLength(64)
  org!: string;

  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];

  @ApiPropertyOptional({
    description: 'why a rating is revoked or not adopted: RATING.MISTAKEN, RATING.MALICIOUS',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  reasonCode?: string;

  @ApiProperty({ description: 'for the applicant' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason!: string;
}

/** `POST /appeals/{id}/notification` (JL-19) */
export class ApplicantToldBody {
  @ApiProperty({ enum: HOW })
  @IsIn(HOW)
  how!: (typeof HOW)[number];

  @ApiPropertyOptional({ description: 'when the applicant was told, ISO-8601; now when left out' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  toldAt?: string;
}

/** `POST /appeals`: a paper that a member of staff has handed in (JL-18). */
export class PaperAppealBody {
  @ApiProperty()
  @IsString()
  @MaxLength(64)
  ratingId!: string;

  @ApiProperty({ description: 'the organisation in whose service the applicant was rated' })
  @IsString()
  @MaxLength(64)
  org!: string;

  @ApiProperty({ description: 'when the paper was handed in; ISO-8601' })
  @IsString()
  @MaxLength(40)
  receivedAt!: string;

  @ApiProperty({ enum: GROUNDS })
  @IsIn(GROUNDS)
  grounds!: (typeof GROUNDS)[number];

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(20000)
  statement!: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  applicantName!: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  applicantStaffNo!: string;

  @ApiProperty({ type: [String], description: 'names of the scan and of what was handed in with it' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  documents!: string[];
}
