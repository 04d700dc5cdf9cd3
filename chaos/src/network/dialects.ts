import type { Dialect } from './detour';

/**
 * PostgreSQL protocol 3.0. The request: a Bind of the engine's prepared statement `commit` (portal, then statement, each
 * ended by 0). The answer: ReadyForQuery, idle, so that the transaction of the statement is over.
 */
export const commits: Dialect = {
  isRequest: (piece) => piece.includes('\0commit\0', 0, 'latin1'),
  isAnswer: (piece) => piece.includes('Z\0\0\0\x05I', 0, 'latin1'),
};

const PRODUCE = 0;

/**
 * Kafka protocol, unencrypted. The request: length, then the key of Produce. The answer: whatever comes next, because a
 * producer of ours has one request under way on its connection.
 */
export const produces: Dialect = {
  isRequest: (piece) => piece.length > 6 && piece.readInt16BE(4) === PRODUCE && piece.readInt32BE(0) > 0,
  isAnswer: () => true,
};
