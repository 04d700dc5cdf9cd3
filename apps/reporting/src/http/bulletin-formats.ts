import { ProblemException } from '@huiying/http';
import type { Bulletin, Version } from '../bulletins/bulletin';
import { compose } from '../bulletins/compose';
import { docx } from '../bulletins/print/docx';
import { html } from '../bulletins/print/html';
import { pdf } from '../bulletins/print/pdf';
import { xlsx } from '../bulletins/print/xlsx';
import type { PrintedBulletin } from '../bulletins/printed';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const PRINTED: Readonly<
  Record<string, readonly [string, (bulletin: PrintedBulletin) => string | Buffer | Promise<Buffer>]>
> = {
  'text/html': ['html', html],
  [`${OFFICE}.spreadsheetml.sheet`]: ['xlsx', xlsx],
  [`${OFFICE}.wordprocessingml.document`]: ['docx', docx],
  'application/pdf': ['pdf', pdf],
};

export const FORMATS = ['application/json', ...Object.keys(PRINTED)];

/**
 * The format that the caller likes best, of those that there are; JSON for whoever does not mind.
 * @throws ProblemException 406 `FORMAT.NOT_OFFERED`
 */
export function formatOf(accept: string | undefined): string {
  const wanted = (accept ?? '*/*').split(',').map((part, place) => {
    const [type = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((each) => each.startsWith('q='));
    return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)), place };
  });
  wanted.sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { type, quality } of wanted) {
    if (!(quality > 0)) continue;
    const found = FORMATS.find(
      (format) =>
        type === '*/*' || type === format || (type.endsWith('/*') && format.startsWith(type.slice(0, -1))),
    );
    if (found !== undefined) return found;
  }
  throw new ProblemException(406, 'FORMAT.NOT_OFFERED', { detail: `offered: ${FORMATS.join(', ')}` });
}

/** @returns what is sent, and under which name it is saved; JSON is sent as it was frozen */
export async function printed(
  format: string,
  bulletin: Bulletin,
  version: Version | undefined,
): Promise<{ body: string | Buffer; fileName: string } | undefined> {
  const [ending, print] = PRINTED[format] ?? [];
  if (ending === undefined || print === undefined) return undefined;
  const body = await print(compose(bulletin, version));
  const number = version ? `v${version.version}` : 'draft';
  return {
    body,
    fileName: `bulletin-${bulletin.jurisdiction}-${bulletin.period}-${bulletin.edition}-${number}.${ending}`,
  };
}
