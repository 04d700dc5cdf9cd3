import { LegalClock } from '../unit/commands';

export const CLOCK_TOPIC = 'clock.control';

/** The machine's clock is the legal clock. */
export class SystemClock extends LegalClock {
  override now(): number {
    return Date.now();
  }

  override simulatedNow(): undefined {
    return undefined;
  }

  override arrival(appendedAtMs: number): number {
    return appendedAtMs;
  }
}

interface Entry {
  /** Broker's append time of the control record: from here on it holds. */
  readonly appendedAtMs: number;
  readonly simulatedAtMs: number;
  readonly running: boolean;
}

/**
 * Stands where it was set, or runs from there (engine rule 22). The history says which simulated instant held when a
 * record was appended, so that all services, and every replay, see the same arrival.
 */
export class SimulatedClock extends LegalClock {
  private readonly entries: Entry[] = [];

  /** A record of the control topic; what cannot be read changes nothing. */
  append(appendedAtMs: number, json: string): void {
    const moved = readSetting(json);
    const simulatedAtMs = Date.parse(moved?.simulatedAt ?? '');
    if (Number.isNaN(simulatedAtMs)) return;
    this.entries.push({ appendedAtMs, simulatedAtMs, running: moved?.running === true });
  }

  /** The last setting holds, also when this machine's clock is behind the broker's. */
  override now(): number {
    const last = this.entries[this.entries.length - 1];
    return last ? at(last, Math.max(Date.now(), last.appendedAtMs)) : Date.now();
  }

  override simulatedNow(): number | undefined {
    return this.entries.length === 0 ? undefined : this.now();
  }

  /** Before the first setting the machine's time holds. */
  override arrival(appendedAtMs: number): number {
    for (let index = this.entries.length - 1; index >= 0; index -= 1) {
      const entry = this.entries[index];
      if (entry && entry.appendedAtMs <= appendedAtMs) return at(entry, appendedAtMs);
    }
    return appendedAtMs;
  }
}

const at = ({ running, simulatedAtMs, appendedAtMs }: Entry, machineMs: number): number =>
  running ? simulatedAtMs + (machineMs - appendedAtMs) : simulatedAtMs;

function readSetting(json: string): { simulatedAt?: string; running?: boolean } | undefined {
  try {
    return JSON.parse(json) as { simulatedAt?: string; running?: boolean };
  } catch {
    return undefined;
  }
}
