import { draftOfValues, readDraft, type PackDraft, type Policies } from '@huiying/policy';
import { parse } from 'yaml';
import { WrongUsage } from '../command';
import { jurisdictionOf, packOf } from './which-pack';

export interface AskedDraft {
  readonly jurisdiction?: string | undefined;
  /** Files of a draft: one, or a folder. */
  readonly pack?: string | undefined;
  /** `key=value`, the value as YAML: one parameter with another value. */
  readonly set?: string | undefined;
}

/** @throws WrongUsage, PackFault */
export function askedDraft(
  policies: Policies,
  { jurisdiction, pack, set }: AskedDraft,
  on: string,
): PackDraft {
  if (set !== undefined) {
    const [, key, value] = /^([\w.]+)=(.*)$/s.exec(set) ?? [];
    if (key === undefined || jurisdiction === undefined)
      throw new WrongUsage('expected <jurisdiction> --set <key>=<value>, the value as YAML');
    return draftOfValues(packOf(policies, jurisdiction, on), { [key]: parse(value ?? '') as unknown });
  }
  if (pack === undefined) throw new WrongUsage('--pack <file|folder> or --set <key>=<value> is missing');
  const files = readDraft(pack);
  return jurisdiction === undefined ? { files } : { jurisdiction: idOf(policies, jurisdiction), files };
}

const idOf = (policies: Policies, asked: string): string =>
  asked.toUpperCase() === 'DEFAULTS' ? 'DEFAULTS' : jurisdictionOf(policies, asked).id;
