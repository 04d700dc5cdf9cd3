import { LegalClock } from '../unit/commands';

export const CLOCK_TOPIC = 'clock.control';

/** The machine's clock is the legal clock. */
export class SystemClock extends LegalClock {
  override now(): number {
    return Date.now();
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
    const moved = JSON.parse(json) as { simulatedAt?: string; running?: boolean };
    const simulatedAtMs = Date.parse(moved.simulatedAt ?? '');
    if (Number.isNaN(simulatedAtMs)) return;
    this.entries.push({ appendedAtMs, simulatedAtMs, running: moved.running ?? false });
  }

  override now(): number {
    return this.at(Date.now());
  }

  override arrival(appendedAtMs: number): number {
    return this.at(appendedAtMs);
  }

  /** Before the first setting the machine's time holds. */
  private at(machineMs: number): number {
    for (let at = this.entries.length - 1; at >= 0; at -= 1) {
      const entry = this.entries[at];
      if (entry && entry.appendedAtMs <= machineMs) {
        return entry.running ? entry.simulatedAtMs + (machineMs - entry.appendedAtMs) : entry.simulatedAtMs;
      }
    }
    return machineMs;
  }
}
