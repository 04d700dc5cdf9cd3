import { Injectable } from '@nestjs/common';
import { Reader, ref } from '@huiying/messaging';
import type { AggregateRef, Store, UnitOfWork } from '@huiying/messaging';
import { feedIdOf } from '../feeds/feed';
import type { Feed } from '../feeds/feed';
import { feedVersions } from './kept';

const versionId = (of: Store<never>, feedId: string, version: number): string =>
  `${of.table}:${feedId}:v${version}`;

/** Imported numbers. The lines of a version are written once. */
@Injectable()
export class Feeds {
  constructor(private readonly reader: Reader) {}

  refTo<L>(of: Store<Feed<L>>, jurisdiction: string, month: string): AggregateRef {
    return ref(of, feedIdOf(jurisdiction, month));
  }

  find<L>(
    unit: UnitOfWork,
    of: Store<Feed<L>>,
    jurisdiction: string,
    month: string,
  ): Promise<Feed<L> | undefined> {
    return unit.find(of, feedIdOf(jurisdiction, month));
  }

  async keep<L>(unit: UnitOfWork, of: Store<Feed<L>>, feed: Feed<L>): Promise<void> {
    const id = versionId(of as Store<never>, feed.feedId, feed.versions.length);
    if (await unit.find(feedVersions, id)) throw new Error(`${id} has been imported`);
    unit.save(of, feed.feedId, feed);
    unit.save(feedVersions, id, { lines: feed.lines });
  }

  /** What was imported of a month, with the lines of that version, or of the newest. */
  async versionOf<L>(
    of: Store<Feed<L>>,
    jurisdiction: string,
    month: string,
    wanted?: number,
  ): Promise<{ doc: Feed<L>; version: number } | undefined> {
    const found = await this.reader.read<Feed<L>>(this.refTo(of, jurisdiction, month));
    if (!found) return undefined;
    const { feedId, versions } = found.doc;
    const id = versionId(of as Store<never>, feedId, wanted ?? versions.length);
    const kept = await this.reader.read<{ lines: readonly L[] }>(ref(feedVersions, id));
    return kept && { doc: { ...found.doc, lines: kept.doc.lines }, version: found.version };
  }

  /** Of these, the ones that the directory of the jurisdiction does not have. */
  async unknownOrgs(orgs: readonly string[], jurisdiction: string): Promise<string[]> {
    const rows = await this.reader.query<{ org: string }>(
      `select distinct asked.org from unnest($1::text[]) as asked(org)
        where not exists (select 1 from organisations o where o.org = asked.org and o.jurisdiction = $2) order by 1`,
      [[...new Set(orgs)], jurisdiction],
    );
    return rows.map(({ org }) => org);
  }
}
