import type { Pack, Policies } from '@huiying/policy';
import { WrongUsage } from '../command';

/** Any way in which a lawyer names a jurisdiction: `LN`, `360783`, an older code, `龙南市`. @throws WrongUsage */
export function jurisdictionOf(
  policies: Policies,
  asked: string,
): { readonly id: string; readonly code: string } {
  const known = policies.jurisdictions();
  const id = policies.byCode(asked) ?? asked.toUpperCase();
  const found = known.find((each) => each.id === id || each.name === asked);
  if (found) return found;
  const names = known.map((each) => `${each.id} ${each.code} ${each.name}`);
  throw new WrongUsage(`no pack for "${asked}"; there are:\n  ${names.join('\n  ')}`);
}

/** The pack in force on a day. @throws WrongUsage */
export function packOf(policies: Policies, asked: string, on: string): Pack {
  const { id, code } = jurisdictionOf(policies, asked);
  const pack = policies.inForce(code, on);
  if (!pack) throw new WrongUsage(`${id} had no pack in force on ${on}`);
  return pack;
}

/** Both packs of `1.0.0..1.1.0`. @throws WrongUsage */
export function versionsOf(policies: Policies, asked: string, range: string): readonly [Pack, Pack] {
  const { id } = jurisdictionOf(policies, asked);
  const [from = '', to = ''] = range.split('..');
  const [before, after] = [from, to].map((version) => policies.ofVersion(id, version));
  if (before && after) return [before, after];
  const versions = policies.versions(id).map(({ version, from: day }) => `${version} (from ${day})`);
  throw new WrongUsage(`expected two versions as a..b; ${id} has ${versions.join(', ')}`);
}
