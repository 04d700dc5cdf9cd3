import { Problem } from '../../players/officer';

/** An attempt of an officer that the regulation does not allow: the answer names the rule. */
export async function refusedUnder(rule: string, attempt: Promise<unknown>): Promise<void> {
  const problem = await attempt.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    },
  );
  if (problem?.body['ruleId'] !== rule)
    throw new Error(`expected a refusal under ${rule}: ${problem?.message ?? 'it was done'}`);
}
