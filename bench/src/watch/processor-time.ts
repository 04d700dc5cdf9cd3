import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Linux counts processor time in ticks of 10 ms (`getconf CLK_TCK` = 100 on every port that Node runs on). */
const TICK_MS = 10;

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  /** Milliseconds of the process itself. */
  readonly own: number;
  /** Milliseconds of children that have ended and were waited for. */
  readonly ended: number;
}

/** One line of /proc/<pid>/stat, or undefined when the process is gone. The name in it may hold spaces and brackets. */
function statOf(pid: number): ProcessStat | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const field = (n: number): number => Number(fields[n]);
    return {
      pid,
      parent: field(1),
      own: (field(11) + field(12)) * TICK_MS,
      ended: (field(13) + field(14)) * TICK_MS,
    };
  } catch {
    return undefined;
  }
}

/** Processor time of a process so far, in milliseconds; 0 when it is gone. */
export function processorMs(pid: number): number {
  return statOf(pid)?.own ?? 0;
}

/** The same of a process and all children it ever had (the database forks one per session), by what each works for. */
export function familyMs(pid: number, nameOf: (pid: number) => string): Map<string, number> {
  const shares = new Map<string, number>();
  const add = (name: string, ms: number): unknown => shares.set(name, (shares.get(name) ?? 0) + ms);
  const head = statOf(pid);
  if (head === undefined) return shares;
  add('ended sessions', head.ended);
  add('postmaster', head.own);
  for (const child of everyProcess()) if (child.parent === pid) add(nameOf(child.pid), child.own);
  return shares;
}

function everyProcess(): ProcessStat[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => statOf(Number(pid))).filter((stat) => stat !== undefined);
}

/** `postgres: intake huiying 127.0.0.1(4711) idle` → `intake`; `postgres: checkpointer ` → `checkpointer`. */
export function sessionOf(pid: number): string {
  try {
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return /^postgres: (\S+)/.exec(title)?.[1] ?? 'other';
  } catch {
    return 'other';
  }
}

/** Resident memory in MB (10^6 bytes); 0 when the process is gone. */
export function residentMb(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

/** Processor time that the whole machine has spent working, and how many cores it has: shows what else was running. */
export function machineBusyMs(): number {
  const [, user = 0, nice = 0, system = 0, , , interrupt = 0, soft = 0, stolen = 0] = readFileSync(
    '/proc/stat',
    'utf8',
  )
    .split('\n', 1)[0]!
    .split(/\s+/)
    .map(Number);
  return (user + nice + system + interrupt + soft + stolen) * TICK_MS;
}

export const CORES = cpus().length;
