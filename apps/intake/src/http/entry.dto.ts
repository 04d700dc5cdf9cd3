import { caseTypes, urgencies, type CaseType, type Urgency } from '@huiying/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { entryChannels, type EntryChannel } from '../entry/local-entry';
import { AcceptedTime, PartyBody, RespondentBody, ServiceCaseBody } from './told.dto';

export class ScanBody {
  @ApiProperty({ example: '来信扫描件.pdf' })
  @IsString()
  @Length(1, 255)
  name!: string;

  @ApiPropertyOptional({ description: 'where the file lies; or its sha256' })
  @ValidateIf((scan: ScanBody) => scan.sha256 === undefined || scan.url !== undefined)
  @IsUrl({ require_tld: false })
  @MaxLength(2048)
  url?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^[0-9a-fA-F]{64}$/)
  sha256?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 127)
  mediaType?: string;
}

/** Body of `POST /cases`: what a clerk takes down from telephone, counter, letter or box. */
export class EntryBody {
  @ApiPropertyOptional({ description: "the pack's division code; default: the clerk's own" })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  jurisdiction?: string;

  @ApiProperty({ enum: caseTypes })
  @IsIn(caseTypes)
  caseType!: CaseType;

  @ApiProperty({ enum: entryChannels })
  @IsIn(entryChannels)
  channel!: EntryChannel;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  title!: string;

  @ApiProperty({ description: 'may be empty: the reason is then asked for where the regulation wants one' })
  @IsString()
  @MaxLength(20000)
  content!: string;

  @ApiPropertyOptional({ description: 'when it was received; required for letter and box, default: now' })
  @IsOptional()
  @AcceptedTime()
  receivedAt?: string;

  @ApiPropertyOptional({ enum: urgencies })
  @IsOptional()
  @IsIn(urgencies)
  urgency?: Urgency;

  @ApiPropertyOptional({ type: RespondentBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => RespondentBody)
  respondent?: RespondentBody;

  @ApiPropertyOptional({ type: PartyBody, description: 'absent for somebody who gives no name' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PartyBody)
  party?: PartyBody;

  @ApiPropertyOptional({ type: ServiceCaseBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ServiceCaseBody)
  serviceCase?: ServiceCaseBody;

  @ApiPropertyOptional({ description: 'the caller was told of the recording before it began (KY-29)' })
  @IsOptional()
  @IsBoolean()
  recordingNoticeGiven?: boolean;

  @ApiPropertyOptional({ description: 'where the recording lies' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  recordingRef?: string;

  @ApiPropertyOptional({ description: 'the caller did not want to be recorded; he is heard all the same' })
  @IsOptional()
  @IsBoolean()
  recordingRefused?: boolean;

  @ApiPropertyOptional({ description: 'number of the form filled in at the counter' })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  formNo?: string;

  @ApiPropertyOptional({ description: 'told by word of mouth and written down by the clerk' })
  @IsOptional()
  @IsBoolean()
  oral?: boolean;

  @ApiPropertyOptional({ description: 'checked and signed by the person (KY-31)' })
  @IsOptional()
  @IsBoolean()
  signed?: boolean;

  @ApiPropertyOptional({ type: ScanBody, description: 'required for letter and box' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ScanBody)
  scan?: ScanBody;

  @ApiPropertyOptional({ type: [ScanBody] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ScanBody)
  attachments?: ScanBody[];

  @ApiPropertyOptional({ description: 'the other system that has numbered it, e.g. 12345 (JL-03)' })
  @ValidateIf((body: EntryBody) => body.sourceSystem !== undefined || body.upstreamCaseNo !== undefined)
  @IsString()
  @Length(1, 64)
  sourceSystem?: string;

  @ApiPropertyOptional({ description: 'its number there' })
  @ValidateIf((body: EntryBody) => body.sourceSystem !== undefined || body.upstreamCaseNo !== undefined)
  @IsString()
  @Length(1, 50)
  upstreamCaseNo?: string;
}

/** Body of `POST /cases/{id}/elements`: what the person has named in the meantime. */
export class ElementsBody {
  @ApiPropertyOptional({ type: RespondentBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => RespondentBody)
  respondent?: RespondentBody;

  @ApiPropertyOptional({ description: 'the matter that was being handled' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  taskName?: string;

  @ApiPropertyOptional({ description: 'why; taken where none was given before' })
  @IsOptional()
  @IsString()
  @Length(1, 20000)
  reason?: string;

  @ApiPropertyOptional({ description: 'the complainant has checked the record and signed it (KY-31)' })
  @IsOptional()
  @IsBoolean()
  signed?: boolean;
}
