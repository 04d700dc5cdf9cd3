import { Injectable } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import { ProblemException, commandOf } from '@huiying/http';
import type { Principal } from '@huiying/http';
import { Commands } from '@huiying/messaging';
import type { Store } from '@huiying/messaging';
import type { FastifyRequest } from 'fastify';
import { takeImport } from '../feeds/feed';
import type { Feed, Import } from '../feeds/feed';
import { Feeds } from '../persistence/feeds';

/** Takes a document's numbers on record, or a corrected document, as a version of their own. */
@Injectable()
export class TakeFeed {
  constructor(
    private readonly feeds: Feeds,
    private readonly commands: Commands,
  ) {}

  run<L>(
    of: Store<Feed<L>>,
    keyOf: (line: L) => string,
    taken: Import<L>,
    { principal, request }: { principal: Principal; request: FastifyRequest },
  ): ReturnType<Commands['run']> {
    const { jurisdiction, month } = taken;
    const target = this.feeds.refTo(of, jurisdiction, month);
    return this.commands.run(commandOf(request, principal, target), async (unit) => {
      const before = await this.feeds.find(unit, of, jurisdiction, month);
      const feed = takeImport(before, taken, keyOf, { at: formatTime(unit.now), by: principal.sub });
      if ('reasonCode' in feed) {
        const { reasonCode, detail } = feed;
        throw new ProblemException(reasonCode === 'FEED.NOTHING_CHANGED' ? 409 : 422, reasonCode, {
          ...(detail === undefined ? {} : { detail }),
        });
      }
      await this.feeds.keep(unit, of, feed);
      const { feedId, versions } = feed;
      return { status: 201, body: { feedId, jurisdiction, period: month, version: versions.at(-1) } };
    });
  }
}
