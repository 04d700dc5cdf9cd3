import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { birthOf } from './leftovers';
import type { Home } from './paths';

export interface Start {
  /** Names the pid file and the log file; services are `service-<name>`, because they are stopped first. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** A process that we started, with its pid file and log file. */
export interface OwnedProcess {
  readonly pid: number;
  readonly logFile: string;
  readonly running: () => boolean;
  /** Settles with the exit code, or the signal's name, when the process is gone. */
  readonly exited: Promise<number | string>;
  /** Sends `signal`, waits up to `graceMs`, then kills. Answers whether it went by itself. */
  readonly stop: (signal: NodeJS.Signals, graceMs: number) => Promise<boolean>;
}

const LOG_LIMIT_BYTES = 32 * 1024 * 1024;

/**
 * Starts a process in a group of its own: Ctrl-C in the terminal must reach only us, because services have to drain
 * before the broker and the database go away.
 */
export function startOwned(home: Home, start: Start): OwnedProcess {
  const logFile = join(home.logs, `${start.name.replace(/^service-/, '')}.log`);
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a');
  const child = spawn(start.command, [...start.args], {
    env: start.env,
    stdio: ['ignore', log, log],
    detached: true,
    ...(start.cwd === undefined ? {} : { cwd: start.cwd }),
    ...(start.uid === undefined ? {} : { uid: start.uid }),
    ...(start.gid === undefined ? {} : { gid: start.gid }),
  });
  closeSync(log);
  const pidFile = pidFileOf(home, start.name, child.pid);
  const exited = new Promise<number | string>((settle, fail) => {
    child.once('error', (error) =>
      fail(new Error(`Could not start ${start.name} (${start.command}): ${error.message}`)),
    );
    child.once('exit', (code, signal) => settle(code ?? signal ?? 'gone'));
  });
  void exited.then(
    () => forget(pidFile, child),
    () => undefined,
  );
  if (child.pid !== undefined) writeFileSync(pidFile, `${child.pid}\n${birthOf(child.pid) ?? ''}\n`);
  const running = (): boolean =>
    child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? -1,
    logFile,
    running,
    exited,
    stop: async (signal, graceMs) => {
      if (!running()) return true;
      child.kill(signal);
      if (await within(graceMs, exited)) return true;
      child.kill('SIGKILL');
      await exited.catch(() => undefined);
      return false;
    },
  };
}

/** The last lines of a log, for error messages. */
export function tail(logFile: string, lines = 20): string {
  if (!existsSync(logFile)) return '';
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** True when the promise settled within that time. */
export async function within(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((settle) => (timer = setTimeout(() => settle(false), milliseconds)));
  const settled = promise.then(
    () => true,
    () => true,
  );
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
}

/** One that lives keeps its file: a second process of a service must be found as well by whoever clears up. */
function pidFileOf(home: Home, name: string, pid: number | undefined): string {
  const file = join(home.run, `${name}.pid`);
  const [other = '', birth = ''] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return birth !== '' && birthOf(Number(other)) === birth ? join(home.run, `${name}-${pid}.pid`) : file;
}

/** A successor may already have written its own pid there. */
function forget(pidFile: string, child: ChildProcess): void {
  if (existsSync(pidFile) && readFileSync(pidFile, 'utf8').startsWith(`${child.pid}\n`)) rmSync(pidFile);
}
