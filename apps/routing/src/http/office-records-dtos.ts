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
import { LEVELS, ROOM_WORK, type Level, type RoomWork } from '../case-file/record-room-work';

export class SpecialReportBody {
  @ApiPropertyOptional({ enum: ['major', 'hot'], default: 'major' })
  @IsOptional()
  @IsIn(['major', 'hot'])
  ground?: 'major' | 'hot';

  @ApiPropertyOptional({ description: 'what was reported; kept sealed' })
  @IsOptional()
  @IsString()
  @Length(1, 5000)
  summary?: string;

  @ApiPropertyOptional({
    description: 'what the leader wrote on it; absent: it is not there yet, and the case goes to nobody',
  })
  @IsOptional()
  @IsString()
  @Length(1, 5000)
  instruction?: string;

  @ApiPropertyOptional({ description: 'the leader; kept sealed' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  instructedBy?: string;
}

export class RoomRecordBody {
  @ApiProperty({
    enum: ROOM_WORK,
    description:
      'study of the causes with the chief representative (KY-30), cooperation of the window (KY-24), incident in the hall (KY-32), tracking of the investigation (KY-39), follow-up of the answer (XX-16)',
  })
  @IsIn(ROOM_WORK)
  kind!: RoomWork;

  @ApiProperty({ example: '2026-11-23 10:00:00' })
  @IsString()
  @MaxLength(40)
  at!: string;

  @ApiPropertyOptional({ enum: LEVELS, description: 'which of the three levels dealt with it (KY-18)' })
  @IsOptional()
  @IsIn(LEVELS)
  level?: Level;

  @ApiPropertyOptional({ description: 'the chief representative took part' })
  @IsOptional()
  @IsBoolean()
  chiefRepresentative?: boolean;

  @ApiPropertyOptional({ description: 'the persons concerned cooperated' })
  @IsOptional()
  @IsBoolean()
  cooperated?: boolean;

  @ApiProperty({ description: 'what was found or done; kept sealed' })
  @IsString()
  @Length(1, 5000)
  note!: string;
}

export class ArchiveBody {
  @ApiProperty({ description: 'number of the file in the archive', example: '开政服投〔2026〕42号' })
  @IsString()
  @Length(1, 100)
  archiveNo!: string;

  @ApiPropertyOptional({ type: [String], description: 'where the papers lie: forms, signatures, call notes' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 512, { each: true })
  papers?: string[];
}

export class TrackingQuery extends PageQuery {
  @ApiPropertyOptional({ example: '520121' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  jurisdiction?: string;
}
