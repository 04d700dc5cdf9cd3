import { strToU8, zipSync } from 'fflate';

/** XML text and attribute values; characters that XML cannot carry are dropped. */
export const xml = (value: string): string =>
  value
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Part {
  readonly path: string;
  readonly type: string;
  readonly content: string;
  /** What the part refers to, by its id. */
  readonly relations?: readonly { readonly id: string; readonly type: string; readonly target: string }[];
}

/**
 * An Office Open XML package (ISO/IEC 29500-2). Equal parts give equal bytes: no time of writing is in it.
 * @param parts the first one is the main part
 */
export function officePackage(parts: readonly Part[]): Buffer {
  const [main] = parts;
  if (!main) throw new Error('a package needs a main part');
  const overrides = parts.map(({ path, type }) => `<Override PartName="/${path}" ContentType="${type}"/>`);
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': relations([{ id: 'rId1', type: `${REL}/officeDocument`, target: main.path }]),
  };
  for (const { path, content, relations: own } of parts) {
    files[path] = XML_HEAD + content;
    if (own?.length) files[path.replace(/([^/]+)$/, '_rels/$1.rels')] = relations(own);
  }
  const bytes = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strToU8(content)]));
  // the earliest time that a zip can hold, written in local time
  return Buffer.from(zipSync(bytes, { level: 6, mtime: new Date(1980, 0, 1) }));
}

export const relationType = (name: string): string => `${REL}/${name}`;

const relations = (all: NonNullable<Part['relations']>): string =>
  `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${xml(target)}"/>`)
    .join('')}</Relationships>`;
