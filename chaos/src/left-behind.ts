import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const GONE_WITHIN_MS = 5_000;

/** After an experiment: its processes are gone, and its directory. A line for everything that is still there. */
export async function leftBehind(root: string): Promise<string[]> {
  let left: string[] = [];
  for (let waited = 0; waited <= GONE_WITHIN_MS; waited += 100) {
    left = [
      ...processesOf(root).map((pid) => `process ${pid} is left of ${root}`),
      ...(existsSync(root) ? [`${root} is left`] : []),
    ];
    if (left.length === 0) break;
    await pause(100);
  }
  return left;
}

/** Whose command line names the directory; on systems without procfs nobody is found. */
function processesOf(root: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandLine(name).includes(root));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it ended while we looked
  }
}
