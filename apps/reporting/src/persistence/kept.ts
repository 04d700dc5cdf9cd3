import { store } from '@huiying/messaging';
import type { BulletinFile } from '../bulletins/freeze';

/**
 * What this service was told by its own users and cannot be made again from the events: it survives a rebuild of the
 * fact tables (decision 0022).
 */
export const bulletins = store<BulletinFile>('bulletin');
/** The bytes of one version, kept as they were frozen. */
export const bulletinBytes = store<{ readonly json: string }>('bulletin_bytes');

export const keptStores = [bulletins, bulletinBytes] as const;
