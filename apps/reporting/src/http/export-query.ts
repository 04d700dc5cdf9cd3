import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { EXPORT_FORMATS } from '../exports/dataset';
import type { ExportFormat } from '../exports/dataset';
import { IndicatorsQuery } from './indicator-query';

export class ExportQuery extends IndicatorsQuery {
  @ApiPropertyOptional({ enum: EXPORT_FORMATS, description: 'before Accept; default: CSV' })
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format?: ExportFormat;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'CSV begins with a byte order mark',
    default: 'false',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  bom?: 'true' | 'false';
}
