import { eventsOf, findCase } from '../cli/journey/journey-events';
import { receiptInWords } from '../cli/journey/sentences';
import { journeyText, localMinute, tellJourney } from '../cli/journey/tell-journey';
import type { Stage } from './stage';

/** The journey of a case as its services published it, and what the province was told. */
export async function tell(stage: Stage, upstreamCaseNo: string): Promise<string> {
  const database = await stage.operator.database();
  const found = await findCase(database, upstreamCaseNo);
  const journey = found === undefined ? [] : [journeyText(tellJourney(await eventsOf(database, found)))];
  const receipts = stage.province
    .receiptsOf(upstreamCaseNo)
    .map(({ time, type, data }) => `${localMinute(time).slice(5)} ${receiptInWords(type, data)}`);
  const head = found?.caseNo === undefined ? upstreamCaseNo : `${upstreamCaseNo} → ${found.caseNo}`;
  return [` ${head}`, ...journey, `  省平台回执：${receipts.join(' · ')}`].join('\n');
}

interface Figure {
  readonly key: string;
  readonly id: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
}

/** Indicators by jurisdiction as `GET /indicators` answers them. */
export async function indicatorTable(stage: Stage, period: string): Promise<string> {
  const officer = stage.officer('supervisor', '*');
  const { rows } = await officer.get('reporting', `/indicators?period=${period}&by=jurisdiction`);
  const figures = rows as unknown as Figure[];
  const places = [...new Set(figures.map(({ key }) => key))].sort();
  const ids = [...new Set(figures.map(({ id }) => id))].filter((id) =>
    figures.some((figure) => figure.id === id && (figure.denominator ?? figure.numerator) > 0),
  );
  const cell = (id: string, key: string): string => {
    const figure = figures.find((each) => each.id === id && each.key === key);
    if (figure === undefined || figure.value === null) return '–';
    return figure.denominator === null ? String(figure.value) : `${figure.numerator}/${figure.denominator}`;
  };
  const width = Math.max(...ids.map((id) => id.length), 9) + 2;
  const line = (head: string, cells: readonly string[]): string =>
    `  ${head.padEnd(width)}${cells.map((text) => text.padStart(10)).join('')}`;
  return [
    line('', places),
    ...ids.map((id) =>
      line(
        id,
        places.map((key) => cell(id, key)),
      ),
    ),
  ].join('\n');
}
