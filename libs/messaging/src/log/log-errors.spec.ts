import { isFatal } from './log-errors';

/** As kafkajs makes it: whatever ends the exchange of passwords becomes this, with the reason in its words only. */
const exchangeFailed = (why: string): Error =>
  Object.assign(new Error(`SASL SCRAM SHA512 authentication failed: ${why}`), {
    name: 'KafkaJSSASLAuthenticationError',
  });

describe('a login at the broker', () => {
  it.each([
    'Closed connection',
    'Connection error: read ECONNRESET',
    'Connection closed by the server',
    'Request SaslAuthenticate(key: 36, version: 1) timed out',
    'Not connected',
    'the broker did not answer in time',
    'the positions have changed',
  ])('that was broken off says nothing about the password, and is tried again: %s', (why) => {
    expect(isFatal(exchangeFailed(why))).toBe(false);
  });

  it.each([
    'Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512',
    'Invalid server signature in server final message',
    'Invalid server nonce, it does not start with the client nonce',
  ])('that was refused ends the process, waiting cannot help: %s', (why) => {
    expect(isFatal(exchangeFailed(why))).toBe(true);
  });
});
