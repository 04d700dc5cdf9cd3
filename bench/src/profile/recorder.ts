import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';

/** Loaded into a service before its own code (`--require`): each SIGUSR2 begins a processor profile, or ends and writes it. */
const directory = process.env['HUIYING_PROFILES'];
let session: Session | undefined;

function begin(): void {
  session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
}

function end(recording: Session): void {
  session = undefined;
  recording.post('Profiler.stop', (error, { profile }) => {
    if (!error) writeFileSync(join(directory ?? '.', `${process.pid}.cpuprofile`), JSON.stringify(profile));
    recording.disconnect();
  });
}

if (directory !== undefined) process.on('SIGUSR2', () => (session ? end(session) : begin()));
