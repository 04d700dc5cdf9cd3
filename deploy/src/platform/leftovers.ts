import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Home } from './paths';

/**
 * When the process with that pid was born, as the system counts it: together they name one process for ever, while a
 * pid alone is used again. Undefined when there is no such process.
 */
export function birthOf(pid: number): string | undefined {
  try {
    if (!existsSync('/proc/self/stat')) return processStatus(pid);
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? undefined : fields[19]; // proc(5): field 22, counted from after the name
  } catch {
    return undefined;
  }
}

function processStatus(pid: number): string {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}

/**
 * Stops what an earlier run of this home left behind (it was killed, or the machine's guard was): services first, then
 * broker and database, by the pids in the run directory, and only when the process is still the one that we started.
 */
export async function stopLeftovers(home: Home): Promise<string[]> {
  const stopped: string[] = [];
  const files = existsSync(home.run) ? readdirSync(home.run).filter((file) => file.endsWith('.pid')) : [];
  const servicesFirst = [...files].sort(
    (a, b) => Number(b.startsWith('service-')) - Number(a.startsWith('service-')),
  );
  for (const file of servicesFirst) {
    const [pidText = '', birth = ''] = readFileSync(join(home.run, file), 'utf8').split('\n');
    const pid = Number(pidText);
    if (Number.isInteger(pid) && pid > 1 && birth !== '' && birthOf(pid) === birth) {
      await stopPid(pid, birth, file === 'postgres.pid' ? 'SIGINT' : 'SIGTERM');
      stopped.push(file.replace(/\.pid$/, ''));
    }
    rmSync(join(home.run, file), { force: true });
  }
  return stopped;
}

async function stopPid(pid: number, birth: string, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal);
  for (let waited = 0; birthOf(pid) === birth; waited += 50) {
    if (waited >= 10_000) process.kill(pid, 'SIGKILL');
    await pause(50);
  }
}

/**
 * A shell that waits for our end of a pipe to close, i.e. for our death, and then stops what the run directory still
 * lists. Nothing may outlive a run that was killed with SIGKILL (a test runner's time limit, a closed laptop).
 * @param removeHome the home is a temporary one and goes too
 * @returns ends the guard without its doing anything; for when everything was stopped in order
 */
export function startGuard(home: Home, removeHome: boolean): () => void {
  // The pids are read once, at our death: a successor on the same home writes its own into the same files.
  const script = `
    cat > /dev/null
    pids() { for f in "$1"/$2.pid; do [ -f "$f" ] && head -n 1 "$f"; done; }
    services=$(pids "$1" 'service-*') kafka=$(pids "$1" kafka) postgres=$(pids "$1" postgres) all=$(pids "$1" '*')
    alive() { for p in $all; do kill -0 $p && return 0; done; return 1; }
    alive && {
      [ -n "$services" ] && { kill -TERM $services; sleep 3; }
      [ -n "$kafka" ] && kill -TERM $kafka; [ -n "$postgres" ] && kill -INT $postgres
      n=0; while alive && [ $n -lt 10 ]; do sleep 1; n=$((n + 1)); done
      kill -KILL $all
    }
    [ "$2" = keep ] || rm -rf "$2"`;
  const guard = spawn('sh', ['-c', script, 'huiying-guard', home.run, removeHome ? home.root : 'keep'], {
    stdio: ['pipe', 'ignore', 'ignore'], // what it says about pids that are gone is of no interest
    detached: true,
  });
  guard.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void }).unref?.();
  return () => void guard.kill('SIGKILL');
}
