import type { RuleStatement } from './catalogue';
import { checkSource } from './load/check-source';
import { readSources } from './load/compiled-packs';
import { draftSource, jurisdictionOfDraft, type PackDraft } from './load/draft-source';
import type { PackSource, PackVersion } from './load/read-pack-folder';
import { DEFAULTS, findPacksFolder } from './load/read-pack-folder';
import { resolveParameters } from './load/resolve-parameters';
import { compareVersions, parsePolicyRef, policyRef } from './load/version';
import { Pack } from './pack';
import { PackFault } from './parameter';
import type { JurisdictionId, LocalDate } from './vocabulary';

export interface Jurisdiction {
  readonly id: JurisdictionId;
  readonly code: string;
  readonly aliases: readonly string[];
  readonly name: string;
  readonly region: string;
  /** First day on which a case can be received under a pack (Q74). */
  readonly inForceFrom: LocalDate;
}

export class UnknownPolicyRef extends Error {
  constructor(readonly ref: string) {
    super(`no pack has the reference '${ref}'; expected e.g. LN@1.0.0#2021-03-04`);
    this.name = 'UnknownPolicyRef';
  }
}

const loaded = new Map<string, Policies>();

/**
 * Reads every pack below a folder (default: those beside the library) and checks them against the closed schema.
 * The same folder is read once per process. @throws PackFault naming file, key, value and expectation
 */
export function loadPolicies(folder: string = findPacksFolder()): Policies {
  const known = loaded.get(folder);
  if (known) return known;
  const policies = Policies.read(folder);
  loaded.set(folder, policies);
  return policies;
}

/** All jurisdictions' law, by code and day of receipt. Pure after loading. */
export class Policies {
  private readonly packs = new Map<string, Pack>();
  private readonly catalogues = new Map<JurisdictionId, ReadonlyMap<string, RuleStatement>>();

  private constructor(
    private readonly defaults: PackSource,
    private readonly sources: ReadonlyMap<JurisdictionId, PackSource>,
    private readonly ids: ReadonlyMap<string, JurisdictionId>,
  ) {}

  /** Reads afresh, without the process-wide memory of `loadPolicies`. @throws PackFault */
  static read(folder: string): Policies {
    const [defaults, ...sources] = readSources(folder);
    return Policies.of(defaults!, sources);
  }

  private static of(defaults: PackSource, sources: readonly PackSource[]): Policies {
    const ids = new Map<string, JurisdictionId>();
    for (const { header } of sources)
      for (const code of [header.code ?? '', ...(header.aliases ?? [])]) {
        const other = ids.get(code);
        if (other !== undefined)
          throw new PackFault(`${header.id}/pack.yaml`, 'code', code, `a code that ${other} does not have`);
        ids.set(code, header.id);
      }
    return new Policies(defaults, new Map(sources.map((source) => [source.header.id, source])), ids);
  }

  jurisdictions(): readonly Jurisdiction[] {
    return [...this.sources.values()].map(({ header }) => ({
      id: header.id,
      code: header.code ?? '',
      aliases: header.aliases ?? [],
      name: header.name,
      region: header.region ?? '',
      inForceFrom: header.versions[0]?.from ?? '',
    }));
  }

  /** By the pack's code or an alias, 6, 9 or 12 wide; trailing zeros are the same place. */
  byCode(code: string): JurisdictionId | undefined {
    const exact = this.ids.get(code);
    if (exact !== undefined) return exact;
    const county = /^(\d{6})(?:0{3}|0{6})$/.exec(code)?.[1];
    return county === undefined ? undefined : this.ids.get(county);
  }

  /** The law for a case received on that local date; undefined: unknown code, or received before any pack (Q54). */
  inForce(jurisdictionCode: string, receivedOn: LocalDate): Pack | undefined {
    const id = this.byCode(jurisdictionCode);
    const governing = id === undefined ? undefined : versionOn(this.versions(id), receivedOn);
    return id === undefined || governing === undefined ? undefined : this.resolve(id, governing);
  }

  /** The law that a case was pinned to, however many versions came later (Q15). @throws UnknownPolicyRef */
  byRef(ref: string): Pack {
    const known = this.packs.get(ref);
    if (known) return known;
    const wanted = parsePolicyRef(ref);
    const version =
      wanted && this.versions(wanted.id).find((v) => v.version === wanted.version && v.from === wanted.from);
    if (!wanted || !version) throw new UnknownPolicyRef(ref);
    return this.resolve(wanted.id, version);
  }

  /**
   * The law by which a pinned case is handled on a day (Q15): the version of its day of receipt; where that says `latest`
   * (the other reading), whatever is in force by then. @throws UnknownPolicyRef
   */
  governing(ref: string, on: LocalDate): Pack {
    const pinned = this.byRef(ref);
    if (pinned.value('policy.pin') === 'receipt') return pinned;
    return this.inForce(pinned.code, on) ?? pinned;
  }

  /** All versions of a jurisdiction's pack, oldest first; empty for an unknown jurisdiction. */
  versions(id: JurisdictionId): readonly PackVersion[] {
    return this.sources.get(id)?.header.versions ?? [];
  }

  /** Q54: what becomes of a case received before the first pack of a jurisdiction; that first pack says it. */
  withoutPack(id: JurisdictionId): 'hold' | 'refuse' {
    return this.firstOf(id)?.value('policy.not_in_force') ?? 'hold';
  }

  /** The first pack of a jurisdiction: by it a case from before it is watched while it waits for a person (Q54, Q81). */
  firstOf(id: JurisdictionId): Pack | undefined {
    const [first] = this.versions(id);
    return first && this.resolve(id, first);
  }

  /** The pack of one version, e.g. `'1.0.0'`; of two blocks of days the one with that number. */
  ofVersion(id: JurisdictionId, version: string): Pack | undefined {
    const found = this.versions(id).find((each) => each.version === version);
    return found && this.resolve(id, found);
  }

  /**
   * The law as it would be with a draft, next to this one, which stays as it is; the draft is held to every check that a
   * pack on file is held to. A draft of `DEFAULTS` changes what the product does where a regulation is silent.
   * @throws PackFault naming file, key, value and expectation
   */
  drafted(draft: PackDraft): Policies {
    const named = jurisdictionOfDraft(draft);
    const sources = [...this.sources.values()];
    if (named === this.defaults.header.id) {
      const defaults = draftSource(draft, this.defaults, DEFAULTS);
      checkSource(defaults, undefined);
      for (const source of sources) checkSource(source, defaults);
      return Policies.of(defaults, sources);
    }
    const standing = sources.find(({ header }) => header.id === named || header.code === named);
    const drafted = draftSource(draft, standing, (standing?.header.id ?? named ?? 'draft').toLowerCase());
    checkSource(drafted, this.defaults);
    const others = sources.filter((source) => source !== standing);
    return Policies.of(this.defaults, [...others, drafted]);
  }

  private resolve(id: JurisdictionId, { version, from, defaults }: PackVersion): Pack {
    const ref = policyRef(id, version, from);
    const known = this.packs.get(ref);
    if (known) return known;
    const source = this.sources.get(id)!;
    const { header } = source;
    const silent = resolveParameters(this.defaults, defaults ?? '0.0.0', from);
    const own = resolveParameters(source, version, from);
    const defaultsLeft = [...silent.values].filter(([key]) => !own.ended.has(key));
    const values = new Map([...defaultsLeft, ...own.values]);
    const identity = {
      ref,
      id,
      code: header.code ?? '',
      aliases: header.aliases ?? [],
      name: header.name,
      region: header.region ?? '',
      document: header.document ?? { title: header.name, authority: header.name },
      version,
      effectiveFrom: from,
    };
    const pack = new Pack(identity, values, (ruleId) => this.catalogue(id).get(ruleId));
    this.packs.set(ref, pack);
    return pack;
  }

  /** The rule statements of a jurisdiction by id; empty where the pack has no catalogue. */
  catalogue(id: JurisdictionId): ReadonlyMap<string, RuleStatement> {
    const known = this.catalogues.get(id);
    if (known) return known;
    const rules = Object.entries(this.sources.get(id)?.rules ?? {});
    const catalogue = new Map(rules.map(([ruleId, rule]) => [ruleId, { ...rule, id: ruleId }]));
    this.catalogues.set(id, catalogue);
    return catalogue;
  }
}

/** The newest version whose first day had come; of two from the same day, the correction. */
function versionOn(versions: readonly PackVersion[], on: LocalDate): PackVersion | undefined {
  return versions
    .filter(({ from }) => from <= on)
    .sort((a, b) => (a.from === b.from ? compareVersions(a.version, b.version) : a.from < b.from ? -1 : 1))
    .at(-1);
}
