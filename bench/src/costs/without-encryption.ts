import { aes256Gcm, type Cipher } from '../../../libs/messaging/src/unit/ciphers';

/**
 * Loaded into a service before its own code (`--require`): texts keep their length and stay readable. The product has no
 * such setting; this shows only what the encryption costs.
 */
const OVERHEAD = 28;
const cipher = aes256Gcm as { seal: Cipher['seal']; open: Cipher['open'] };
cipher.seal = (_key, plain) => Buffer.concat([Buffer.alloc(OVERHEAD), plain]);
cipher.open = (_key, sealed) => sealed.subarray(OVERHEAD);
