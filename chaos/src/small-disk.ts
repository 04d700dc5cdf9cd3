import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NotArranged } from './experiment';

const run = promisify(execFile);
const BALLAST = 'ballast';
const PIECE = Buffer.alloc(256 * 1024);

/** A server whose data can be moved while it is down. */
export interface Server {
  readonly stop: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

/** A small file system in memory in the place of a server's directory, so that it can be filled to the last byte. */
export class SmallDisk {
  private constructor(
    private readonly path: string,
    private readonly server: Server,
  ) {}

  /** @throws NotArranged when this process may not mount */
  static async mayBeMounted(): Promise<void> {
    const place = mkdtempSync(join(tmpdir(), 'huiying-mount-'));
    try {
      await mount(place, 1);
      await run('umount', [place]);
    } catch (error) {
      const why = String((error as { stderr?: string }).stderr ?? error).trim();
      throw new NotArranged(`no file system may be mounted here (${why})`);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }

  /** Stops the server, takes its directory onto the disk, starts it again. */
  static async beneath(path: string, megabytes: number, server: Server): Promise<SmallDisk> {
    await server.stop();
    const { mode, uid, gid } = statSync(path);
    const aside = `${path}.aside`;
    renameSync(path, aside);
    mkdirSync(path);
    await mount(path, megabytes);
    const disk = new SmallDisk(path, server);
    process.once('exit', disk.drop);
    await run('cp', ['-a', `${aside}/.`, path]);
    chownSync(path, uid, gid);
    chmodSync(path, mode);
    rmSync(aside, { recursive: true });
    await server.restart();
    return disk;
  }

  /** Until not one more byte can be written. */
  fill(): void {
    const ballast = openSync(join(this.path, BALLAST), 'w');
    try {
      for (let size = PIECE.length; size >= 1;) size = this.written(ballast, size) ? size : size >> 1;
    } finally {
      closeSync(ballast);
    }
  }

  free(): void {
    rmSync(join(this.path, BALLAST), { force: true });
  }

  /** Back onto the disk that was there before, with all its data. */
  async leave(): Promise<void> {
    this.free();
    await this.server.stop();
    const aside = `${this.path}.aside`;
    mkdirSync(aside, { recursive: true });
    const { mode, uid, gid } = statSync(this.path);
    await run('cp', ['-a', `${this.path}/.`, aside]);
    await run('umount', [this.path]);
    process.off('exit', this.drop);
    rmSync(this.path, { recursive: true });
    renameSync(aside, this.path);
    chownSync(this.path, uid, gid);
    chmodSync(this.path, mode);
    await this.server.restart();
  }

  private written(file: number, bytes: number): boolean {
    try {
      return writeSync(file, PIECE, 0, bytes) === bytes;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
      throw error;
    }
  }

  /** A run that was stopped half-way must leave no mount behind. */
  private readonly drop = (): void => void execFileSync('umount', ['-l', this.path]);
}

const mount = (path: string, megabytes: number): Promise<unknown> =>
  run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'huiying-small-disk', path]);
