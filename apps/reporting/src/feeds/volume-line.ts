import type { Feed } from './feed';

/**
 * 办件量: how many matters a unit dealt with in a month, by matter, window or channel where the document tells them apart.
 * Each line is an object that can be rated, too: with a volume of 0 it is registered and had nothing to do.
 */
export interface VolumeLine {
  readonly org: string;
  readonly taskCode?: string;
  readonly windowNo?: string;
  readonly channel?: string;
  readonly volume: number;
}

export type VolumeFeed = Feed<VolumeLine>;

export const volumeKey = ({ org, taskCode, windowNo, channel }: VolumeLine): string =>
  [org, taskCode ?? '-', windowNo ?? '-', channel ?? '-'].join('/');
