import { createHash } from 'node:crypto';
import type { Pack } from '@huiying/policy';
import { methodFault } from './allowed-methods';
import { followUpIdOf } from './follow-up';
import type { FollowUp, FollowUpMethod, FollowUpRefused, FollowUpSample } from './follow-up';

export interface SampledCase {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly org: string | null;
}

export interface Draw {
  readonly jurisdiction: string;
  readonly period: string;
  readonly org: string | undefined;
  readonly seed: string;
  readonly size: number;
  readonly method: FollowUpMethod;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Draws cases at random, so that nobody chooses whom to ask (XX-28). The order of the hashes of seed and case does not
 * depend on the order in which the cases are stored, and a case that is added moves no other one.
 * @returns at most `size` cases, in the order of the draw
 */
export function drawn<C extends { readonly caseId: string }>(
  population: readonly C[],
  seed: string,
  size: number,
): C[] {
  return population
    .map((each) => ({ each, place: sha256(`${seed}\u0000${each.caseId}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, size)
    .map(({ each }) => each);
}

/** The record of a draw and the follow-ups that it sets. @param at legal instant, @param on its local date */
export function drawSample(
  population: readonly SampledCase[],
  draw: Draw,
  { pack, at, on, by }: { pack: Pack; at: string; on: string; by: string },
): { sample: FollowUpSample; followUps: readonly FollowUp[] } | FollowUpRefused {
  const { jurisdiction, period, org, seed, size, method } = draw;
  const fault = methodFault(method, pack);
  if (fault) return fault;
  const chosen = drawn(population, seed, size);
  if (chosen.length === 0) return { reasonCode: 'FOLLOWUP.NOBODY_TO_ASK' };
  const caseIds = chosen.map(({ caseId }) => caseId);
  const sampleId = `s-${sha256(JSON.stringify([jurisdiction, period, seed, method, at])).slice(0, 20)}`;
  const sample: FollowUpSample = {
    ...{ sampleId, jurisdiction, period, seed, size, method, caseIds },
    ...(org === undefined ? {} : { org }),
    drawing: 'sha256_order',
    population: population.length,
    populationDigest: sha256(
      population
        .map(({ caseId }) => caseId)
        .sort()
        .join('\n'),
    ),
    drawnAt: at,
    drawnBy: by,
  };
  const followUps = chosen.map((each): FollowUp => ({
    ...{ followUpId: followUpIdOf(each.caseId), sampleId, caseId: each.caseId, jurisdiction, method },
    ...(each.caseNo === null ? {} : { caseNo: each.caseNo }),
    ...(each.org === null ? {} : { org: each.org }),
    state: 'to_visit',
    sampledAt: at,
    sampledOn: on,
    attempts: 0,
  }));
  return { sample, followUps };
}
