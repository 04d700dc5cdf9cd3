import { createHash } from 'node:crypto';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type CaseId = Branded<'CaseId'>;
export type OrderId = Branded<'OrderId'>;
export type RatingId = Branded<'RatingId'>;
export type RequestId = Branded<'RequestId'>;
export type AppealId = Branded<'AppealId'>;
/** Code of an organisation in the directory: `[A-Za-z0-9_-]{1,64}`; it is part of topic names. */
export type Org = Branded<'Org'>;

/**
 * Ids are made from what the sender calls the thing, so a replay after a lost database yields the same ones. The parts
 * are joined as JSON: no two different lists of parts can give the same text.
 */
function derived(prefix: string, parts: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([prefix, ...parts]))
    .digest('hex');
  return `${prefix}-${digest.slice(0, 20)}`;
}

export function caseIdOf(sourceSystem: string, upstreamCaseNo: string): CaseId {
  return derived('c', [sourceSystem, upstreamCaseNo]) as CaseId;
}

/** The n-th part, from 1, of a case that was split. */
export function partIdOf(caseId: string, n: number): CaseId {
  return derived('c', ['part', caseId, String(n)]) as CaseId;
}

export function ratingIdOf(sourceSystem: string, upstreamRatingNo: string): RatingId {
  return derived('r', [sourceSystem, upstreamRatingNo]) as RatingId;
}

/** A return or extension request; `source` and `id` are those of the department's action. */
export function requestIdOf(source: string, id: string): RequestId {
  return derived('q', [source, id]) as RequestId;
}

export function appealIdOf(source: string, id: string): AppealId {
  return derived('a', [source, id]) as AppealId;
}

/** Of whom bad ratings gather; without `staffNo` it is the department. */
export function concentrationIdOf(jurisdiction: string, org: string, staffNo = ''): string {
  return derived('n', [jurisdiction, org, staffNo]);
}

/** The n-th work order of a case, from 1: `o-<hex of the case>-<n>`. A redo keeps its order's id. */
export function orderIdOf(caseId: string, n: number): OrderId {
  return `o-${caseId.replace(/^c-/, '')}-${n}` as OrderId;
}

/** The case of a work order, or undefined when the text is not an id of ours. */
export function caseIdOfOrder(orderId: string): CaseId | undefined {
  const hex = /^o-([0-9a-f]{20})-[1-9][0-9]{0,5}$/.exec(orderId)?.[1];
  return hex === undefined ? undefined : (`c-${hex}` as CaseId);
}

/** The n-th key of a case's texts, from 1; each later one was issued when the one before was destroyed. */
export function keyIdOf(caseId: string, n = 1): string {
  const first = caseId.replace(/^c-/, 'k-');
  return n === 1 ? first : `${first}-${n}`;
}

/** Which of its case's keys this is, from 1. */
export function numberOfKey(keyId: string): number {
  return Number(/^k-[0-9a-f]+-([1-9][0-9]*)$/.exec(keyId)?.[1] ?? '1');
}

/** @returns the code as an `Org`, or undefined when it could not be part of a topic name. */
export function orgOf(code: string): Org | undefined {
  return /^[A-Za-z0-9_-]{1,64}$/.test(code) ? (code as Org) : undefined;
}
