import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@huiying/http';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DIMENSIONS } from '../indicators/source';
import type { Dimension } from '../indicators/source';
import type { Part } from '../persistence/figures';

const PERIOD = { example: '2026-10', description: '`2026-10`, `2026-Q4` or `2026`, days of Asia/Shanghai' };

export class IndicatorsQuery {
  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(/^\d{6,12}[A-Za-z0-9_-]{0,20}$/)
  jurisdiction?: string;

  @ApiProperty(PERIOD)
  @IsString()
  @MaxLength(7)
  period!: string;

  @ApiPropertyOptional({ enum: DIMENSIONS, default: 'jurisdiction' })
  @IsOptional()
  @IsIn(DIMENSIONS)
  by?: Dimension;

  @ApiPropertyOptional({ description: 'comma separated; default: all' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  ids?: string;
}

export class CountedRowsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'division code; default: that of the token' })
  @IsOptional()
  @Matches(/^\d{6,12}[A-Za-z0-9_-]{0,20}$/)
  jurisdiction?: string;

  @ApiProperty(PERIOD)
  @IsString()
  @MaxLength(7)
  period!: string;

  @ApiPropertyOptional({ enum: DIMENSIONS, default: 'jurisdiction' })
  @IsOptional()
  @IsIn(DIMENSIONS)
  by?: Dimension;

  @ApiPropertyOptional({ description: 'a `key` of the figures; default: all' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  key?: string;

  @ApiPropertyOptional({ enum: ['numerator', 'denominator', 'excluded'], default: 'denominator' })
  @IsOptional()
  @IsIn(['numerator', 'denominator', 'excluded'])
  part?: Part;
}
