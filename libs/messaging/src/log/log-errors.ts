/** The topic (or one partition of it) does not exist. `topics` names every unknown topic of the refused send. */
export class DestinationUnknown extends Error {
  override readonly name = 'DestinationUnknown';
  constructor(
    readonly topic: string,
    readonly topics: readonly string[] = [topic],
    detail = 'does not exist',
  ) {
    super(`Topic "${topic}" ${detail}${topics.length > 1 ? ` (and ${topics.length - 1} more)` : ''}`);
  }
}

/** The broker refuses this principal the topic or group: an ACL is missing or was withdrawn. */
export class DestinationForbidden extends Error {
  override readonly name = 'DestinationForbidden';
  constructor(
    readonly topic: string,
    readonly topics: readonly string[] = [topic],
    kind: 'topic' | 'group' = 'topic',
  ) {
    super(`Not allowed to use ${kind} "${topic}": the principal has no ACL for it`);
  }
}

/** A record is larger than the topic's `max.message.bytes`: sending it again can never work. */
export class RecordTooLarge extends Error {
  override readonly name = 'RecordTooLarge';
  constructor(
    readonly topic: string,
    readonly bytes: number,
  ) {
    super(`A record of ${bytes} bytes is larger than topic "${topic}" takes (max.message.bytes)`);
  }
}

/** The broker is away or did not acknowledge: nothing is known to be wrong with the records; send them again. */
export class TransportUnavailable extends Error {
  override readonly name = 'TransportUnavailable';
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** `onBatch` threw: a defect of the listener, which must not wait or fail. */
export class ListenerFailed extends Error {
  override readonly name = 'ListenerFailed';
  constructor(cause: unknown) {
    super(
      `The listener threw while it took a batch: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

/** What kafkajs puts on its errors; `type` is the broker's error name. */
export interface KafkaFault extends Error {
  readonly type?: string;
  readonly topic?: string;
  readonly partition?: number;
  readonly host?: string;
  readonly port?: number;
}

const UNSUPPORTED = ['KafkaJSNotImplemented', 'KafkaJSServerDoesNotSupportApiKey'];
const DEFECTS = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'];
const REFUSALS = ['SASL_AUTHENTICATION_FAILED', 'UNSUPPORTED_SASL_MECHANISM', 'CLUSTER_AUTHORIZATION_FAILED'];

/** The innermost fault: kafkajs wraps it once per retry loop. */
export function rootFault(error: unknown): KafkaFault {
  const fault = error instanceof Error ? (error as KafkaFault) : (new Error(String(error)) as KafkaFault);
  return fault.name.startsWith('KafkaJS') && fault.cause instanceof Error && fault.type === undefined
    ? rootFault(fault.cause)
    : fault;
}

/**
 * kafkajs gives one name to a login that was refused and to one whose connection broke off half-way; only its words tell
 * them apart. In doubt it is tried again: a network that fails must not end processes.
 */
const LOGIN_REFUSED =
  /credentials|mechanism|nonce|signature|iterations|username or password|: SASL Authentication failed/i;

const isRefusedLogin = ({ name, message }: KafkaFault): boolean =>
  name === 'KafkaJSSASLAuthenticationError' && LOGIN_REFUSED.test(message);

/** True when waiting cannot help: wrong password, missing ACL, a defect of ours. */
export function isFatal(error: unknown): boolean {
  const fault = rootFault(error);
  if (fault instanceof DestinationForbidden || fault instanceof ListenerFailed) return true;
  if (isRefusedLogin(fault) || UNSUPPORTED.includes(fault.name)) return true;
  return DEFECTS.includes(fault.name) || REFUSALS.includes(fault.type ?? '');
}

/** kafkajs names the symptom; these are the causes that an operator can act on. */
const LIKELY_CAUSES: readonly (readonly [RegExp, string])[] = [
  [
    /Closed connection|Connection closed by the server/,
    'the broker hung up: likely it expects SASL (user name and password) or another security protocol, or it is restarting',
  ],
  [
    /Failed to find group coordinator/,
    'likely the principal has no READ on the group, or the broker is still starting',
  ],
  [/ECONNREFUSED|ECONNRESET|Connection timeout|Not connected/, 'the broker is not reachable at this address'],
  [/SCRAM|SASL.*authentication failed|Authentication failed/i, 'likely a wrong user name or password'],
];

/** The error as it may be logged: the broker's words, the likely cause, never a record's contents. */
export function explained(error: unknown): Error {
  const fault = rootFault(error);
  const cause = LIKELY_CAUSES.find(([symptom]) => symptom.test(fault.message))?.[1];
  if (!fault.name.startsWith('KafkaJS')) return fault;
  const message = cause ? `${fault.message}: ${cause}` : fault.message;
  return isFatal(fault) ? new Error(message, { cause: fault }) : new TransportUnavailable(message, fault);
}
