/** One mechanism switched off: a piece of the built engine, what stands there instead, and the experiments that must notice. */
export interface Mutant {
  readonly name: string;
  /** Which promise rests on the mechanism. */
  readonly promise: string;
  /** Below `dist/libs/messaging/src`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly noticedBy: string;
}

const COMMIT =
  'await (0, commit_1.commit)(setting.database.messages, setting.clusterId, staging, finish(chunk, taken));';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'no-de-duplication',
    promise: 'each effect happens once, for ever',
    file: 'chunk/handle-entry.js',
    from: `return message.sequence <= lastSeen(entry, chunk) ? 'seen' : 'new';`,
    to: `return 'new';`,
    noticedBy: 'history-replayed',
  },
  {
    name: 'foreign-ids-forgotten',
    promise: 'an action that is sent twice counts once',
    file: 'chunk/handle-entry.js',
    from: 'if (before === undefined)',
    to: 'if (chunk.loaded.foreign.delete(key) || chunk.staging.foreign.delete(key) || true)',
    noticedBy: 'sent-again',
  },
  {
    name: 'offset-before-commit',
    promise: 'an acknowledged message is never lost',
    file: 'chunk/chunk-processor.js',
    from: `await setting.signals.reached('chunk:decided');`,
    to: `await (0, commit_1.commit)(setting.database.messages, setting.clusterId, new staging.constructor(), finish(chunk, taken));
            finish = () => [];
            await setting.signals.reached('chunk:decided');`,
    noticedBy: 'crash-points-routing',
  },
  {
    name: 'outbox-after-commit',
    promise: 'what was decided is also said',
    file: 'chunk/chunk-processor.js',
    from: COMMIT,
    to: `const said = new staging.constructor(); said.outbox.push(...staging.outbox.splice(0)); ${COMMIT}`,
    noticedBy: 'crash-points-routing',
  },
  {
    name: 'relay-deletes-before-acknowledgement',
    promise: 'what was said arrives',
    file: 'relay/sender.js',
    from: 'const acks = await producer.send(',
    to: `await this.setting.database.relay.query('delete from outbox where id = any($1::bigint[])', [addressed.map((row) => row.id)]);
        const acks = await producer.send(`,
    noticedBy: 'broker-restarts',
  },
  {
    name: 'said-backwards',
    promise: 'what is said of a case is said in order',
    file: 'relay/sender.js',
    from: 'return addressed;',
    to: 'return addressed.reverse();',
    noticedBy: 'sent-again',
  },
  {
    name: 'no-versions',
    promise: 'two that decide about one case at once do not overwrite each other',
    file: 'schema/commit-function.js',
    from: 'where t.version = excluded.version - 1;',
    to: ';',
    noticedBy: 'crowded-case',
  },
  {
    name: 'overtaken-speaks',
    promise: 'who was overtaken decides again, and says nothing before',
    file: 'schema/commit-function.js',
    from: 'if written <> p_count then',
    to: 'if false then',
    noticedBy: 'crowded-case',
  },
  {
    name: 'no-waiting-for-the-owner',
    promise: 'not yet is not never',
    file: 'chunk/handle-entry.js',
    from: 'if (error instanceof unit_of_work_1.NotYetKnown && !waited)',
    to: 'if (false)',
    noticedBy: 'sent-again',
  },
  {
    name: 'poison-stops-its-topic',
    promise: 'a record that cannot be taken delays nobody',
    file: 'chunk/handle-entry.js',
    from: `if (read.kind === 'rejected') {`,
    to: `if (read.kind === 'rejected') {\n        throw new Error('rejected');`,
    noticedBy: 'poison',
  },
  {
    name: 'dead-letters-dropped',
    promise: 'what could not be taken is kept',
    file: 'chunk/isolate.js',
    from: 'keep(entry, rejected.reasonCode, rejected.errors, null, chunk, setting);',
    to: ';',
    noticedBy: 'poison',
  },
  {
    name: 'sequence-stands-still',
    promise: 'receivers can tell a new record from one that was sent again',
    file: 'unit/chunk-unit.js',
    from: 'next.set(publisher, sequence);',
    to: ';',
    noticedBy: 'sent-again',
  },
  {
    name: 'delivery-not-told',
    promise: 'the clock starts when the order is there',
    file: 'relay/sender.js',
    from: 'await (0, outbox_rows_1.settleOutbox)(database.relay, settled, deliveries);',
    to: 'await (0, outbox_rows_1.settleOutbox)(database.relay, settled, []);',
    noticedBy: 'sent-again',
  },
  {
    name: 'receipts-not-repeated',
    promise: 'a sender who lost an answer gets it again under its old id',
    file: 'chunk/handle-entry.js',
    from: `chunk.staging.push('resend', { cause: message.id, key: receiptKey });`,
    to: ';',
    noticedBy: 'history-replayed',
  },
];
