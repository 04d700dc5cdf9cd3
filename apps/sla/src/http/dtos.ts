import { PageQuery } from '@huiying/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

const STATES = ['pending', 'granted', 'refused', 'moot'] as const;

/** `GET /extension-requests?…` */
export class ExtensionRequestsQuery extends PageQuery {
  @ApiPropertyOptional({ description: "the pack's own division code" })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;

  @ApiPropertyOptional({ enum: STATES, default: 'pending' })
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

/** `POST /extension-requests/{id}/decision` */
export class ExtensionDecisionBody {
  @ApiProperty()
  @IsBoolean()
  granted!: boolean;

  @ApiPropertyOptional({
    description: 'days granted; default: as many as asked for, at most as may be granted',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  workingDays?: number;

  @ApiProperty({ description: 'goes to the department, and with a granted one to the province' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason!: string;

  @ApiPropertyOptional({ description: 'when the person was told; any time form of the contract' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  personInformedAt?: string;

  @ApiPropertyOptional({ description: 'whether the person showed understanding (KY-47)' })
  @IsOptional()
  @IsBoolean()
  understandingObtained?: boolean;
}

/** `POST /cases/{id}/statutory-limit` */
export class StatutoryLimitBody {
  @ApiProperty({ minimum: 1, maximum: 730 })
  @IsInt()
  @Min(1)
  @Max(730)
  workingDays!: number;

  @ApiProperty({ description: 'law and article that set the period' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  citation!: string;
}

/** `PUT /calendars/{region}/{year}`: the whole year; it takes the place of the one before. */
export class CalendarYearBody {
  @ApiProperty({
    type: 'array',
    items: { type: 'object' },
    description: '[{date, kind: holiday|workday, name}]',
  })
  @IsArray()
  days!: unknown[];

  @ApiProperty({ description: '{document, issuedOn, url?} of the notice, or its title alone' })
  @IsDefined()
  source!: unknown;
}

/** `POST /calendars/preview`: what such a load would move. */
export class CalendarPreviewBody extends CalendarYearBody {
  @ApiProperty({ example: 'CN' })
  @Matches(/^(CN|\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/)
  region!: string;

  @ApiProperty({ example: 2027 })
  @IsInt()
  @Min(1992)
  @Max(2099)
  year!: number;
}

/** One file of a pack. */
export class PackFileBody {
  @ApiProperty({ example: 'deadlines.yaml' })
  @Matches(/^[\w.-]{1,80}\.yaml$/)
  name!: string;

  @ApiProperty({ description: 'YAML' })
  @IsString()
  @MaxLength(200_000)
  text!: string;
}

/** `POST /policies/preview`: a pack as somebody wants to have it, and the period that is played again. */
export class PolicyPreviewBody {
  @ApiPropertyOptional({
    description: "the pack's id or division code; may be left out when the files have a pack.yaml",
    example: 'LN',
  })
  @IsOptional()
  @Matches(/^\w{2,12}$/)
  jurisdiction?: string;

  @ApiProperty({ type: [PackFileBody], description: 'a whole pack, or only the parameters that change' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PackFileBody)
  files!: PackFileBody[];

  @ApiProperty({
    description: 'first day of receipt of the cases that are played again',
    example: '2026-10-01',
  })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from!: string;

  @ApiPropertyOptional({ description: 'last day of receipt; default today' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  to?: string;
}
