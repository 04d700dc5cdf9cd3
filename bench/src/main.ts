import { optionsOf } from './options';
import { Stand } from './stand';
import { Chain } from './chains/chain';
import { quietClient } from './chains/quiet-client';
import { onboardDepartments } from './lifecycle/onboarding';
import { Players } from './lifecycle/players';
import { saturated } from './lifecycle/closed-loop';

async function main(): Promise<void> {
  const o = optionsOf(process.argv.slice(2));
  quietClient();
  const stand = await Stand.start((s) => console.log('·', s));
  try {
    if (o.parts.has('chains')) {
      const reference = await Chain.start('reference', stand, o.referenceWindow);
      const naive = await Chain.start('naive', stand, o.naiveWindow);
      for (let i = 0; i < o.rounds; i++) {
        console.log('reference', await reference.round(o.leadIn, o.seconds));
        console.log('naive', await naive.round(o.leadIn, o.seconds));
      }
      await reference.stop();
      await naive.stop();
    }
    if (o.parts.has('lifecycle')) {
      const orgs = await onboardDepartments(stand, o.departments);
      console.log(orgs);
      const players = await Players.join(stand, orgs);
      for (let i = 0; i < o.rounds; i++) {
        const r = await saturated(stand, players, { window: o.window, leadInSeconds: o.leadIn, seconds: o.seconds });
        console.log(JSON.stringify(r, null, 1), players.surprises.lines(), players.reviewer.requests, players.reviewer.stale);
      }
      await players.leave();
    }
  } finally {
    await stand.stop();
  }
}
main().catch((e) => { console.error(e); process.exit(1); });
