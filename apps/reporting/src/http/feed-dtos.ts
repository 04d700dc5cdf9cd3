import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { channels } from '@huiying/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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

const DIVISION = /^\d{6,12}[A-Za-z0-9_-]{0,20}$/;
const CODE = /^[A-Za-z0-9_.:-]{1,64}$/;

export class SourceBody {
  @ApiProperty({ example: '县行政服务中心' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  publisher!: string;

  @ApiProperty({ example: '2026年10月办件统计表', description: 'title or number of the document' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  document!: string;

  @ApiProperty({ example: '2026-11-02' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  issuedOn!: string;

  @ApiPropertyOptional({ description: 'of the file, lower-case hex' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  sha256?: string;
}

export class VolumeLineBody {
  @ApiProperty()
  @Matches(CODE)
  org!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(CODE)
  taskCode?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  windowNo?: string;

  @ApiPropertyOptional({ enum: channels })
  @IsOptional()
  @IsIn(channels)
  channel?: string;

  @ApiProperty({ minimum: 0, description: '0: registered, and had nothing to do' })
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  volume!: number;
}

export class StatementLineBody {
  @ApiProperty({ enum: ['case', 'rating'] })
  @IsIn(['case', 'rating'])
  kind!: 'case' | 'rating';

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  sourceSystem!: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  upstreamNo!: string;
}

export class FeedQuery {
  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(DIVISION)
  jurisdiction?: string;

  @ApiPropertyOptional({ description: 'default: the last one' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  version?: number;
}

class ImportBody {
  @ApiProperty({ example: '2026-10', description: 'a month' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  period!: string;

  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(DIVISION)
  jurisdiction?: string;

  @ApiProperty({ type: SourceBody })
  @IsDefined()
  @ValidateNested()
  @Type(() => SourceBody)
  source!: SourceBody;

  @ApiPropertyOptional({ description: 'why there is a new version; not needed for the first' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason?: string;
}

/** `POST /volumes` */
export class VolumesBody extends ImportBody {
  @ApiProperty({ type: [VolumeLineBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => VolumeLineBody)
  lines!: VolumeLineBody[];
}

/** `POST /upstream-statements` */
export class StatementBody extends ImportBody {
  @ApiProperty({ type: [StatementLineBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => StatementLineBody)
  lines!: StatementLineBody[];
}
