import type { Exported } from './dataset';

/** One JSON object a line, with the names of the columns. */
export async function* jsonLines({ columns, pages }: Exported): AsyncGenerator<Buffer> {
  for await (const page of pages) {
    const lines = page.map((cells) =>
      JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, cells[at] ?? null]))),
    );
    if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
  }
}
