import { formatTime, parseTime } from '@huiying/contracts';
import { ClockHand, type Moved } from '../clock/clock-hand';
import { later } from '../clock/stretch-of-time';
import { required, WrongUsage, type Answer, type Command } from '../command';

/** The simulated clock of a platform that was started with `CLOCK=simulated`. */
export const clock: Command = {
  usage: [
    'clock show',
    'clock set <ISO-8601> [--no-settle]',
    'clock advance <5wd|3d|2h|30m> [--no-settle]',
    'clock run',
  ],
  options: { 'no-settle': 'flag' },
  async run(args, options, context) {
    const hand = new ClockHand(context.operator());
    const settle = options['no-settle'] !== true;
    const verb = required(args, 0, 'show|set|advance|run');
    if (verb === 'show') return shown(await hand.show(), context.platform().clock);
    if (context.platform().clock !== 'simulated')
      throw new Error('This platform runs on the machine’s clock. Start it with: CLOCK=simulated npm start');
    try {
      if (verb === 'set') return moved(await hand.set(instant(required(args, 1, 'ISO-8601')), settle));
      if (verb === 'advance')
        return moved(await hand.advance(stretch(required(args, 1, '5wd|3d|2h|30m')), settle));
      if (verb === 'run') return running(await hand.run());
    } finally {
      await hand.close();
    }
    throw new WrongUsage(`clock cannot ${verb}`);
  },
};

/** A time without offset is Shanghai's, as everywhere in the contract. */
function instant(text: string): number {
  const at = parseTime(text);
  if (at === undefined)
    throw new WrongUsage(`"${text}" is no instant; expected e.g. 2026-10-08T09:00:00+08:00`);
  return at;
}

function stretch(text: string): string {
  try {
    later(Date.now(), text);
    return text;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

function shown(
  setting: { readonly now: number; readonly running: boolean } | undefined,
  mode: 'system' | 'simulated',
): Answer {
  if (mode === 'system') return { json: { mode }, text: 'the clock of the machine' };
  if (setting === undefined)
    return { json: { mode, set: false }, text: 'not set yet: the machine’s time holds' };
  const { now, running: ticks } = setting;
  const simulatedAt = formatTime(now);
  return {
    json: { mode, simulatedAt, running: ticks },
    text: `${simulatedAt} (${ticks ? 'running' : 'standing'})`,
  };
}

function moved({ now, stops }: Moved): Answer {
  const simulatedAt = formatTime(now);
  return { json: { simulatedAt, stops }, text: `${simulatedAt} (something fell due at ${stops} instants)` };
}

function running(now: number): Answer {
  const simulatedAt = formatTime(now);
  return { json: { simulatedAt, running: true }, text: `running from ${simulatedAt}` };
}
