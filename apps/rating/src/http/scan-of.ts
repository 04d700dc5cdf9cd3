import { ProblemException } from '@huiying/http';
import type { FastifyRequest } from 'fastify';
import type { RaterDevices } from '../persistence/rater-devices';
import { networkOf } from '../qr/network-of';

/** Who scans a code, as far as this is not his own word. */
export interface Scan {
  readonly device: string;
  readonly network: string;
  /** Set for a device that is seen for the first time: what it shows from now on. */
  readonly deviceToken?: string;
}

type Request = Pick<FastifyRequest, 'headers' | 'ip'>;

const COOKIE = 'huiying_device';
const A_YEAR_S = 365 * 86_400;

/**
 * Device and network of a scan. A device shows the token that its first answer gave, in the cookie or, where an app keeps no
 * cookies, in the body; whoever shows none is a new one.
 * @param addressHeader where a gateway writes the address; undefined where there is no gateway
 * @throws ProblemException 422 `RATING.RATER_UNKNOWN` when the request did not come through the gateway
 */
export function scanOf(
  request: Request,
  { qrId, shown }: { readonly qrId: string; readonly shown: string | undefined },
  devices: RaterDevices,
  addressHeader: string | undefined,
): Scan {
  const address = addressHeader === undefined ? request.ip : one(request.headers[addressHeader]);
  if (!address) throw new ProblemException(422, 'RATING.RATER_UNKNOWN', { ruleId: 'XX-37' });
  const network = networkOf(address);
  const known = devices.read(cookieOf(request)) ?? devices.read(shown);
  if (known !== undefined) return { device: known, network };
  const idempotencyKey = one(request.headers['idempotency-key']) ?? '';
  const device = devices.nameNew({ qrId, network, idempotencyKey });
  return { device, network, deviceToken: devices.tokenOf(device) };
}

/** Kept for a year by the device, sent back to this service only and read by no script. */
export const deviceCookie = (token: string): string =>
  `${COOKIE}=${token}; Max-Age=${A_YEAR_S}; Path=/; HttpOnly; Secure; SameSite=Strict`;

const cookieOf = ({ headers }: Request): string | undefined =>
  headers.cookie
    ?.split(';')
    .map((each) => each.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1];

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.at(-1) : header;
