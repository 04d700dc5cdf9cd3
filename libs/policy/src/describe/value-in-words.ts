import type { CheckValue } from '../checks/check';
import type { LimitValue } from '../deadlines';
import type { Pack } from '../pack';
import type { Parameter } from '../parameter';
import { WORDS } from './words';
import { WORDS_OF_ASSESSMENT } from './words-of-assessment';
import { WORDS_OF_INTEGRITY } from './words-of-integrity';
import { WORDS_OF_THE_DAY } from './words-of-the-day';

const ALL_WORDS: Readonly<Record<string, string>> = {
  ...WORDS,
  ...WORDS_OF_INTEGRITY,
  ...WORDS_OF_ASSESSMENT,
  ...WORDS_OF_THE_DAY,
};

/** A parameter's value; the list of checks is told by what each of them demands. */
export function parameterInWords(pack: Pack, { key, value, unit }: Parameter): string {
  if (typeof value === 'number' && unit === 'working_day') return `${value} 个工作日`;
  if (key !== 'checks') return valueInWords(key, value);
  const names = value as readonly string[];
  return names.map((name) => pack.parameter(`check.${name}`)?.name.zh ?? name).join('；');
}

/** A parameter's value as a sentence part that a lawyer can read. */
export function valueInWords(key: string, value: unknown): string {
  if (isLimit(value)) return limitInWords(value);
  if (key.startsWith('check.')) return checkInWords(value as CheckValue);
  if (key.startsWith('alert.rung.')) return rungInWords(value as RungWords);
  return plain(value);
}

interface RungWords {
  readonly direction: 'before' | 'after';
  readonly workingDays: number;
  readonly addressee: string;
  readonly kinds: readonly string[];
  readonly points?: number;
  readonly bulletins?: number;
  readonly unlessReasonStated?: boolean;
}

function isLimit(value: unknown): value is LimitValue {
  return typeof value === 'object' && value !== null && 'workingDays' in value && 'start' in value;
}

function limitInWords(limit: LimitValue): string {
  const conditions = [
    limit.complexity && `${word(limit.complexity)}件`,
    limit.condition && word(limit.condition),
    limit.channels && `渠道：${limit.channels.map(word).join('、')}`,
    limit.subjects && `适用：${limit.subjects.map(word).join('、')}`,
    limit.monitoredOnly && '仅监测',
  ].filter(Boolean);
  const scope = conditions.length > 0 ? `（${conditions.join('；')}）` : '';
  return `${limit.workingDays} 个工作日，自${word(limit.start)}起${scope}`;
}

function checkInWords(check: CheckValue): string {
  const action =
    check.verdict === 'refuse' ? '系统即不予受理' : `转人工确认，建议${word(check.proposal ?? 'refuse')}`;
  const phrases = (check.params?.['phrases'] ?? check.params?.['organs']) as readonly string[] | undefined;
  const words = phrases ? `；词语：${phrases.join('、')}` : '';
  return `${action}（${check.reasonCode}）${check.referral ? `，指引：${check.referral}` : ''}${words}`;
}

function rungInWords(rung: RungWords): string {
  const when = rung.direction === 'before' ? `剩 ${rung.workingDays} 个工作日` : afterDue(rung.workingDays);
  const consequences = [
    rung.points ? `计扣 ${rung.points} 分` : '',
    rung.bulletins ? `通报批评 ${rung.bulletins} 次` : '',
    rung.unlessReasonStated ? '未说明原因时' : '',
  ].filter(Boolean);
  return [
    `${when}，告知${word(rung.addressee)}`,
    ...consequences,
    `期限：${rung.kinds.map(word).join('、')}`,
  ].join('；');
}

function afterDue(days: number): string {
  return days === 0 ? '期限届满时' : `超期 ${days} 个工作日`;
}

function plain(value: unknown): string {
  if (value === null) return '不限';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return word(value);
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(plain).join('、');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, part]) => `${word(name)}：${plain(part)}`)
      .join('；');
  return JSON.stringify(value);
}

function word(value: string): string {
  return ALL_WORDS[value] ?? value;
}
