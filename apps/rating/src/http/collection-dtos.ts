import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class RaterBody {
  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 100)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 20)
  idType?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 50)
  idNumber?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 50)
  phone?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  realName?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  anonymous?: boolean;
}

export class RatedServiceBody {
  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 50)
  projectNo?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 64)
  taskCode?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 300)
  taskName?: string;

  @ApiPropertyOptional({ description: 'which of several visits' })
  @IsOptional()
  @Length(1, 20)
  serviceNumber?: string;
}

export class InvitationBody {
  @ApiProperty({ description: 'who invited' })
  @Length(1, 100)
  inviter!: string;

  @ApiPropertyOptional({ description: 'reference of the recorded call' })
  @IsOptional()
  @Length(1, 200)
  callRef?: string;
}

export class ScanBody {
  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 255)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 2048)
  url?: string;

  @ApiProperty()
  @Matches(/^[0-9a-fA-F]{64}$/)
  sha256!: string;
}

/** `POST /ratings`. By QR code: satisfaction, words, rater, device; all else is said by the code. */
export class CollectedRatingBody {
  @ApiProperty({
    description: 'a canonical word, or {code, codeSystem}',
    oneOf: [
      { type: 'string' },
      { type: 'object', properties: { code: { type: 'string' }, codeSystem: { type: 'string' } } },
    ],
  })
  @Allow()
  @IsDefined()
  satisfaction!: unknown;

  @ApiPropertyOptional({
    enum: ['phone_invited', 'paper', 'self_recorded'],
    description: 'entered by a clerk',
  })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  origin?: string;

  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @Length(1, 32)
  jurisdiction?: string;

  @ApiPropertyOptional({ description: 'ISO-8601; default: when it was received' })
  @IsOptional()
  @Length(1, 40)
  ratedAt?: string;

  @ApiPropertyOptional({ description: 'ISO-8601, when the form or record was received; default now' })
  @IsOptional()
  @Length(1, 40)
  receivedAt?: string;

  @ApiPropertyOptional({ description: 'the rated organisation' })
  @IsOptional()
  @Length(1, 64)
  orgCode?: string;

  @ApiPropertyOptional({ type: [String], description: 'further departments of a parallel approval' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Length(1, 64, { each: true })
  coOrgCodes?: string[];

  @ApiPropertyOptional({ enum: ['single', 'overall'] })
  @IsOptional()
  @IsIn(['single', 'overall'])
  scope?: 'single' | 'overall';

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 64)
  packageId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 50)
  windowNo?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 50)
  staffNo?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 20)
  channel?: string;

  @ApiPropertyOptional({ description: 'whose numbers upstreamCaseNo and projectNo are' })
  @IsOptional()
  @Length(1, 64)
  sourceSystem?: string;

  @ApiPropertyOptional({ description: 'our handling of this case is rated' })
  @IsOptional()
  @Length(1, 50)
  upstreamCaseNo?: string;

  @ApiPropertyOptional({ type: RatedServiceBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => RatedServiceBody)
  serviceCase?: RatedServiceBody;

  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(99)
  round?: number;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Length(1, 20, { each: true })
  optionCodes?: string[];

  @ApiPropertyOptional()
  @IsOptional()
  @Length(1, 32)
  optionVersion?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(20000)
  comment?: string;

  @ApiPropertyOptional({ type: RaterBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => RaterBody)
  rater?: RaterBody;

  @ApiPropertyOptional({ type: InvitationBody, description: 'with phone_invited' })
  @IsOptional()
  @ValidateNested()
  @Type(() => InvitationBody)
  invitation?: InvitationBody;

  @ApiPropertyOptional({ type: ScanBody, description: 'with paper and self_recorded: the form or record' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ScanBody)
  scan?: ScanBody;

  @ApiPropertyOptional({
    description:
      'by QR code, where no cookie is kept: the deviceToken of the first answer; nothing else is taken for a device',
  })
  @IsOptional()
  @Length(1, 128)
  device?: string;
}
