import { build, type Histogram } from 'hdr-histogram-js';
import type { Stand } from '../stand';

const ASKED = 200;
const SCOPE = { jurisdiction: '410772' } as const;

export interface IndicatorTimes {
  /** Of the first who asks for a month: it is counted. */
  readonly countedMs: number;
  /** Of readers who ask one after the other for months that somebody has asked for before, now and then counted again. */
  readonly told: Histogram;
}

/** Milliseconds of `GET /indicators` for a month by organisation, all figures. */
export async function indicatorTimes(stand: Stand, months: readonly string[]): Promise<IndicatorTimes> {
  const paths = months.map(
    (period) => `/indicators?${new URLSearchParams({ ...SCOPE, period, by: 'organisation' }).toString()}`,
  );
  let countedMs = 0;
  for (const path of paths) countedMs = Math.max(countedMs, await timed(stand, path));
  const told = build();
  for (let n = 0; n < ASKED; n += 1)
    told.recordValue(await timed(stand, paths[n % paths.length] ?? '', 'application/json'));
  return { countedMs, told };
}

const FORMATS = {
  HTML: 'text/html',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  PDF: 'application/pdf',
} as const;

/** Seconds until a month's draft bulletin has been answered in all formats, one after the other. */
export async function bulletinSeconds(stand: Stand, month: string): Promise<number> {
  const query = new URLSearchParams(SCOPE);
  let ms = 0;
  for (const accept of Object.values(FORMATS))
    ms += await timed(stand, `/bulletins/${month}?${query.toString()}`, accept);
  return ms / 1000;
}

async function timed(stand: Stand, path: string, accept = 'application/json'): Promise<number> {
  const { token } = await stand.platform.mint({ role: 'supervisor', ...SCOPE });
  const began = performance.now();
  const answer = await fetch(`${stand.platform.services.url('reporting')}${path}`, {
    headers: { authorization: `Bearer ${token}`, accept },
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`GET ${path} was answered with ${answer.status}`);
  return Math.round(performance.now() - began);
}
