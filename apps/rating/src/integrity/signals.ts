/** One rating as far as a signal looks at it. Marks are keyed indexes: equal ones are equal, none can be read. */
export interface SeenRating {
  readonly ratingId: string;
  /** ISO-8601 with offset. */
  readonly arrivedAt: string;
  readonly good: boolean;
  readonly org?: string;
  readonly windowNo?: string;
  readonly device?: string;
  readonly phone?: string;
  readonly identity?: string;
  readonly words?: string;
}

export type SignalKind = 'burst' | 'same_device' | 'same_number' | 'same_identity' | 'same_words';

/** A reason for a person to look; it decides nothing and changes no rating (JL-13). */
export interface Signal {
  readonly kind: SignalKind;
  /** Fabricated good ratings, or malicious bad ones, is what a person would look into. */
  readonly suspects: 'good' | 'bad';
  readonly org?: string;
  readonly windowNo?: string;
  readonly count: number;
  readonly from: string;
  readonly to: string;
  readonly ratingIds: readonly string[];
  readonly explanation: string;
}

/** From how many on, as the pack says. */
export interface SignalLimits {
  readonly burstRatings: number;
  readonly burstMinutes: number;
  readonly sameRater: number;
  readonly sameWords: number;
}

const SAME = [
  ['same_device', 'device', 'sameRater', '同一设备或账号'],
  ['same_number', 'phone', 'sameRater', '同一联系电话'],
  ['same_identity', 'identity', 'sameRater', '同一证件号码'],
  ['same_words', 'words', 'sameWords', '相同文字'],
] as const;

/** @param seen in order of arrival @returns the most numerous first */
export function signalsOf(seen: readonly SeenRating[], limits: SignalLimits): Signal[] {
  const found = [true, false].flatMap((good) => {
    const alike = seen.filter((one) => one.good === good);
    const repeated = SAME.flatMap(([kind, mark, limit, zh]) =>
      groups(alike, (one) => one[mark])
        .filter((group) => group.length >= limits[limit])
        .map((group) => signal(kind, group, `${zh}给出 ${group.length} 条${inWords(good)}`)),
    );
    return [...repeated, ...bursts(alike, good, limits)];
  });
  return found.sort((a, b) => b.count - a.count || a.from.localeCompare(b.from));
}

/** The fullest stretch at each window that has too many of one kind in a short time. */
function bursts(alike: readonly SeenRating[], good: boolean, limits: SignalLimits): Signal[] {
  const { burstRatings, burstMinutes } = limits;
  return groups(alike, ({ org, windowNo }) => org && `${org}/${windowNo ?? ''}`).flatMap((group) => {
    const times = group.map(({ arrivedAt }) => Date.parse(arrivedAt));
    let fullest: readonly SeenRating[] = [];
    let first = 0;
    for (let last = 0; last < group.length; last++) {
      while ((times[last] ?? 0) - (times[first] ?? 0) > burstMinutes * 60_000) first++;
      if (last - first + 1 > fullest.length) fullest = group.slice(first, last + 1);
    }
    if (fullest.length < burstRatings) return [];
    return [
      signal('burst', fullest, `${burstMinutes} 分钟内同一窗口收到 ${fullest.length} 条${inWords(good)}`),
    ];
  });
}

const inWords = (good: boolean): string => (good ? '好评' : '差评');

function groups(
  seen: readonly SeenRating[],
  by: (one: SeenRating) => string | undefined,
): readonly (readonly SeenRating[])[] {
  const found = new Map<string, SeenRating[]>();
  for (const one of seen) {
    const key = by(one);
    if (key === undefined) continue;
    const group = found.get(key);
    if (group) group.push(one);
    else found.set(key, [one]);
  }
  return [...found.values()];
}

function signal(kind: SignalKind, group: readonly SeenRating[], explanation: string): Signal {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) throw new Error('a signal is of at least one rating');
  const isOne = (of: 'org' | 'windowNo') => group.every((one) => one[of] === first[of]);
  return {
    kind,
    suspects: first.good ? 'good' : 'bad',
    ...(first.org !== undefined && isOne('org') ? { org: first.org } : {}),
    ...(first.windowNo !== undefined && isOne('windowNo') ? { windowNo: first.windowNo } : {}),
    count: group.length,
    from: first.arrivedAt,
    to: last.arrivedAt,
    ratingIds: group.slice(0, 50).map(({ ratingId }) => ratingId),
    explanation: `${explanation}，请人员核查；系统不作认定。`,
  };
}
