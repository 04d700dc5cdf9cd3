import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../platform/paths';
import type { Stage } from './stage';

interface Shown {
  readonly document: string;
  readonly from: string;
  readonly until: string;
  readonly overall: readonly {
    readonly name: string;
    readonly numerator: number | null;
    readonly denominator: number | null;
  }[];
  readonly deductions: {
    readonly totals: readonly { readonly name: string | null; readonly points: number }[];
  };
}

const FORMS = [
  ['html', 'text/html'],
  ['pdf', 'application/pdf'],
] as const;
const FIGURES = 6;

/** The report of a month as the office reads it: a few of its figures, and where it lies to be read on. */
export async function bulletinText(stage: Stage, jurisdiction: string, month: string): Promise<string> {
  await stage.clock.settle();
  const officer = stage.officer('supervisor', jurisdiction);
  const path = `/bulletins/${month}`;
  const { bulletin } = (await officer.get('reporting', path)) as unknown as { readonly bulletin: Shown };
  const folder = join(repositoryRoot(), '.huiying', 'bulletins');
  mkdirSync(folder, { recursive: true });
  const files = await Promise.all(
    FORMS.map(async ([ending, type]) => {
      const file = join(folder, `${jurisdiction}-${month}.${ending}`);
      writeFileSync(file, await officer.paper('reporting', path, type));
      return file;
    }),
  );
  const figures = bulletin.overall
    .filter(({ numerator }) => numerator !== null)
    .slice(0, FIGURES)
    .map(({ name, numerator, denominator }) =>
      denominator === null ? `${name} ${numerator}` : `${name} ${numerator}/${denominator}`,
    );
  const points = bulletin.deductions.totals.map(({ name, points }) => `${name ?? '未登记单位'} ${points} 分`);
  return [
    `  依据：${bulletin.document}`,
    `  主要指标：${figures.join('，')}`,
    `  扣分：${points.join('，') || '无'}`,
    ...files.map((file) => `  全文：${file}`),
  ].join('\n');
}
