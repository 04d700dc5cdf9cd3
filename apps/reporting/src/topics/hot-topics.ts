/** How often a topic came in the period, and in each month of the base before it. */
export interface TopicCount {
  /** Code of the topic or matter; nothing is read from the texts. */
  readonly topic: string;
  readonly current: number;
  /** All cases of the base months together. */
  readonly before: number;
  /** Cases of the period per organisation that leads them. */
  readonly byOrg: Readonly<Record<string, number>>;
}

export interface HotTopicRules {
  /** Fewer cases are no topic. */
  readonly minimum: number;
  /** Times the mean of the base. */
  readonly growth: number;
  readonly baseMonths: number;
  readonly top: number;
}

export interface Topic {
  readonly topic: string;
  readonly count: number;
  /** Of all cases of the period that name a topic; null where it is masked, as the mean is. */
  readonly share: number | null;
  /** Mean of the base, for a span as long as the period. */
  readonly mean: number | null;
  /** Count ÷ mean; null when it never came before. */
  readonly growth: number | null;
  readonly hot: boolean;
  /** The organisation with most of it, and its part of the topic. */
  readonly org: string | null;
  readonly orgShare: number | null;
}

/**
 * Concentration by topic and organisation with growth against the mean (XX-29, LN-64, LN-57, KY-43). The regulations
 * give no threshold: what is hot is said by the pack, and is a figure for people. It starts nothing.
 * @param months length of the period
 * @returns most frequent first; hot ones are never cut off
 */
export function topicsOf(counts: readonly TopicCount[], rules: HotTopicRules, months: number): Topic[] {
  const total = counts.reduce((sum, { current }) => sum + current, 0);
  const topics = counts
    .filter(({ current }) => current > 0)
    .map(({ topic, current, before, byOrg }): Topic => {
      const mean = (before / rules.baseMonths) * months;
      const growth = mean === 0 ? null : current / mean;
      const [org, most] = largest(byOrg);
      return {
        topic,
        count: current,
        share: current / total,
        mean,
        growth,
        hot: current >= rules.minimum && (growth === null || growth >= rules.growth),
        org,
        orgShare: org === null ? null : most / current,
      };
    })
    .sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1));
  return topics.filter(({ hot }, place) => hot || place < rules.top);
}

function largest(byOrg: Readonly<Record<string, number>>): readonly [string | null, number] {
  return Object.entries(byOrg).reduce<readonly [string | null, number]>(
    (best, [org, count]) =>
      count > best[1] || (count === best[1] && best[0] !== null && org < best[0]) ? [org, count] : best,
    [null, 0],
  );
}
