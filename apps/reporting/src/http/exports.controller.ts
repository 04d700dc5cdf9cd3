import { Readable } from 'node:stream';
import { Controller, Get, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { CurrentPrincipal, ProblemException, Roles, jurisdictionScope } from '@huiying/http';
import type { Principal } from '@huiying/http';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { csv } from '../exports/csv';
import { EXPORT_FORMATS } from '../exports/dataset';
import type { ExportFormat, Exported } from '../exports/dataset';
import { jsonLines } from '../exports/json-lines';
import { workbook } from '../exports/workbook';
import type { Period } from '../indicators/period';
import { ExportRows, datasets } from '../persistence/export-rows';
import { ExportQuery } from './export-query';
import { periodOfQuery } from './period-of-query';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  jsonl: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Rows and figures for other systems and for the assessment (XX-30, HA-34): ids, codes, days and numbers, no identity and no text. */
@ApiTags('exports')
@ApiBearerAuth()
@Controller('exports')
@Roles('auditor', 'supervisor', 'bi')
export class ExportsController {
  constructor(private readonly kept: ExportRows) {}

  @Get(':dataset')
  @ApiOperation({ summary: `导出 ${datasets.join('、')}：CSV、JSON Lines 或 XLSX，逐页输出` })
  @ApiProduces(...Object.values(TYPES))
  async one(
    @Param('dataset') name: string,
    @Query() query: ExportQuery,
    @Headers('accept') accept: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const dataset = datasets.find((each) => each === name);
    if (dataset === undefined)
      throw new ProblemException(404, 'EXPORT.UNKNOWN', { detail: datasets.join(', ') });
    const period = periodOfQuery(query.period);
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const format = query.format ?? acceptedOf(accept);
    const exported =
      dataset === 'indicators'
        ? await this.kept.indicators({ period, jurisdiction, by: query.by ?? 'jurisdiction' })
        : this.kept.rows(dataset, period, jurisdiction);
    void reply.header('vary', 'accept');
    return new StreamableFile(
      Readable.from(written(exported, format, query.bom === 'true'), { objectMode: false }),
      {
        type: format === 'xlsx' ? TYPES.xlsx : `${TYPES[format]}; charset=utf-8`,
        disposition: `attachment; filename="${fileNameOf(dataset, period, jurisdiction)}.${format}"`,
      },
    );
  }
}

function written(exported: Exported, format: ExportFormat, bom: boolean): AsyncGenerator<Buffer> {
  if (format === 'csv') return csv(exported, bom);
  return format === 'jsonl' ? jsonLines(exported) : workbook(exported);
}

const fileNameOf = (dataset: string, { name }: Period, jurisdiction: string | undefined): string =>
  [dataset, jurisdiction ?? 'all', name].join('-');

/** @throws ProblemException 406 `FORMAT.NOT_OFFERED` */
function acceptedOf(accept: string | undefined): ExportFormat {
  const wanted = (accept ?? '*/*').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '');
  const found = EXPORT_FORMATS.find((format) => wanted.includes(TYPES[format]));
  if (found) return found;
  if (wanted.some((type) => ['*/*', 'text/*', ''].includes(type))) return 'csv';
  throw new ProblemException(406, 'FORMAT.NOT_OFFERED', {
    detail: `offered: ${Object.values(TYPES).join(', ')}`,
  });
}
