import type { Pack } from './pack';
import type { AlertRung } from './rules-of-procedure';
import type { AddresseeRole, DeadlineKind, Rung } from './vocabulary';

interface RungValue {
  readonly direction: 'before' | 'after';
  readonly workingDays: number;
  readonly addressee: AddresseeRole;
  readonly kinds: readonly DeadlineKind[];
  readonly points?: number;
  readonly bulletins?: number;
  readonly unlessReasonStated?: boolean;
  readonly notice: string;
}

const PREFIX = 'alert.rung.';

/** Rungs of one kind of deadline in the order in which they fall due (Q27: which clocks carry them is in the pack). */
export function rungsOf(pack: Pack, kind: DeadlineKind): AlertRung[] {
  return pack
    .parameters()
    .filter(({ key }) => key.startsWith(PREFIX))
    .filter(({ value }) => (value as RungValue).kinds.includes(kind))
    .map((parameter) => {
      const value = parameter.value as RungValue;
      return {
        rung: parameter.key.slice(PREFIX.length) as Rung,
        workingDays: value.workingDays,
        direction: value.direction,
        addresseeRole: value.addressee,
        points: value.points ?? 0,
        bulletins: value.bulletins ?? 0,
        unlessReasonStated: value.unlessReasonStated ?? false,
        article: parameter.reference,
        notice: value.notice,
        ...(parameter.ruleId ? { ruleId: parameter.ruleId } : {}),
      };
    })
    .sort((a, b) => position(a) - position(b));
}

function position({ direction, workingDays }: AlertRung): number {
  return direction === 'before' ? -workingDays : workingDays;
}
