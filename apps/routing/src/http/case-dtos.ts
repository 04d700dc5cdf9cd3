import type { Satisfaction } from '@huiying/contracts';
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
  Matches,
  MaxLength,
} from 'class-validator';

const ORG = /^[A-Za-z0-9_-]{1,64}$/;

export class DispatchQuery extends PageQuery {
  @ApiPropertyOptional({ example: '360783' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional({ description: 'why the case waits', example: 'ROUTING.SEVERAL_OWNERS' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  reason?: string;
}

export class UrgencyBody {
  @ApiProperty({ description: 'true: it goes first from now on' })
  @IsBoolean()
  urgent!: boolean;

  @ApiProperty({ description: 'why; kept sealed' })
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

export class AssignmentBody {
  @ApiProperty({ description: 'the organisation that leads', example: 'ln-csj' })
  @Matches(ORG)
  lead!: string;

  @ApiPropertyOptional({ type: [String], description: 'organisations that co-handle' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(ORG, { each: true })
  co?: string[];

  @ApiPropertyOptional({ description: 'required when the accused unit is chosen' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({ description: 'opinion of the complaint room; goes with the order (KY-34)' })
  @IsOptional()
  @IsString()
  @Length(1, 5000)
  opinion?: string;
}

export class CoordinationBody {
  @ApiProperty({ type: [String], description: 'organisations that took part' })
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(ORG, { each: true })
  participants!: string[];

  @ApiProperty({ description: 'what was settled' })
  @IsString()
  @Length(1, 5000)
  conclusion!: string;
}

export class FaultFindingBody {
  @ApiProperty({ description: 'the rating that says that the person is still dissatisfied after the redo' })
  @Matches(/^r-[0-9a-f]{20}$/)
  ratingId!: string;

  @ApiProperty({ description: 'whether it is the fault of the unit' })
  @IsBoolean()
  atFault!: boolean;

  @ApiProperty()
  @IsString()
  @Length(1, 5000)
  reason!: string;
}

export class FeedbackBody {
  @ApiProperty({ description: 'when the person was told', example: '2026-11-23 10:00:00' })
  @IsString()
  @MaxLength(40)
  at!: string;

  @ApiProperty({ enum: ['room', 'unit'] })
  @IsIn(['room', 'unit'])
  by!: 'room' | 'unit';

  @ApiPropertyOptional({
    enum: ['very_satisfied', 'satisfied', 'fairly_satisfied', 'dissatisfied', 'very_dissatisfied'],
  })
  @IsOptional()
  @IsIn(['very_satisfied', 'satisfied', 'fairly_satisfied', 'dissatisfied', 'very_dissatisfied'])
  satisfaction?: Satisfaction;

  @ApiPropertyOptional({ description: 'the person lets the unit answer directly (KY-41)' })
  @IsOptional()
  @IsBoolean()
  consentToDirectAnswer?: boolean;

  @ApiPropertyOptional({ enum: ['in_person', 'telephone', 'other'] })
  @IsOptional()
  @IsIn(['in_person', 'telephone', 'other'])
  how?: 'in_person' | 'telephone' | 'other';

  @ApiPropertyOptional({ description: 'where the signature or the call note lies (KY-42)' })
  @IsOptional()
  @IsString()
  @Length(1, 512)
  evidenceRef?: string;

  @ApiPropertyOptional({ description: 'the person was asked for suggestions (KY-48)' })
  @IsOptional()
  @IsBoolean()
  suggestionsAsked?: boolean;

  @ApiPropertyOptional({ description: 'what the person suggested; kept sealed' })
  @IsOptional()
  @IsString()
  @Length(1, 5000)
  suggestions?: string;

  @ApiPropertyOptional({ description: 'the room finds that the complaint is upheld (Q42)' })
  @IsOptional()
  @IsBoolean()
  upheld?: boolean;

  @ApiPropertyOptional({ description: 'and that staff are at fault (Q42)' })
  @IsOptional()
  @IsBoolean()
  fault?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class MediationBody {
  @ApiProperty({ description: 'when both sides were heard together', example: '2026-11-23 10:00:00' })
  @IsString()
  @MaxLength(40)
  heldAt!: string;

  @ApiProperty({ description: 'whether the two sides agreed' })
  @IsBoolean()
  agreed!: boolean;

  @ApiPropertyOptional({ description: 'what was said and settled; kept sealed' })
  @IsOptional()
  @IsString()
  @Length(1, 5000)
  note?: string;
}

export class TransferBody {
  @ApiProperty({
    description: 'the authority that gets the case or its file',
    example: '开阳县市场监督管理局',
  })
  @IsString()
  @Length(1, 200)
  targetOrg!: string;

  @ApiProperty({ description: 'the leader in charge who approved it; kept sealed' })
  @IsString()
  @Length(1, 200)
  approvedBy!: string;

  @ApiPropertyOptional({
    enum: ['unrelated_to_window', 'discipline'],
    default: 'unrelated_to_window',
    description:
      'the case leaves (KY-37), or the file of a verified integrity complaint goes to discipline inspection (KY-57)',
  })
  @IsOptional()
  @IsIn(['unrelated_to_window', 'discipline'])
  ground?: 'unrelated_to_window' | 'discipline';

  @ApiPropertyOptional({ description: 'told to the person' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  reason?: string;
}

export class PublicationBody {
  @ApiProperty({ type: [String], description: 'passages to hide beside what the program masks' })
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Length(1, 500, { each: true })
  redactions!: string[];

  @ApiProperty({ description: 'the text was checked for secrecy (LN-54)' })
  @IsBoolean()
  secrecyChecked!: boolean;
}
