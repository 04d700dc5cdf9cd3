import { reconcile as account, reconciliationText } from '../reconcile/reconcile';
import type { Command } from '../command';

/** Accounts for every message of the province; exit code 1 when one is missing. */
export const reconcile: Command = {
  usage: ['reconcile'],
  async run(_args, _options, context) {
    const result = await account(context.operator());
    return { json: result, text: reconciliationText(result), exitCode: result.counts.missing === 0 ? 0 : 1 };
  },
};
