import { Officer, Problem } from '../../players/officer';
import type { RunningPlatform } from '../../platform/running-platform';
import { mintToken } from '../../platform/tokens';
import { word } from './words';

export interface ExplainedDeadline {
  readonly deadlineId: string;
  readonly kind: string;
  readonly state: string;
  readonly dueOn: string | undefined;
  /** The count day by day, in Chinese. */
  readonly text: string | undefined;
  readonly explanation: unknown;
}

/** The deadlines of a case with their explanations, as sla gives them. Empty when sla does not know the case. */
export async function deadlinesOf(
  { http, secrets }: Pick<RunningPlatform, 'http' | 'secrets'>,
  caseId: string,
): Promise<ExplainedDeadline[]> {
  const { token } = await mintToken(secrets, { role: 'supervisor', jurisdiction: '*', subject: 'operator' });
  const officer = new Officer(http, token);
  const listed = await officer.get('sla', `/cases/${caseId}/deadlines`).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return { items: [] };
    throw error;
  });
  const items = (Array.isArray(listed) ? listed : (listed['items'] ?? [])) as Record<string, unknown>[];
  return Promise.all(items.map((item) => explained(officer, item)));
}

async function explained(officer: Officer, item: Record<string, unknown>): Promise<ExplainedDeadline> {
  const deadlineId = String(item['deadlineId']);
  const explanation = await officer.get('sla', `/deadlines/${encodeURIComponent(deadlineId)}/explanation`);
  const { text } = explanation;
  return {
    deadlineId,
    kind: String(item['kind']),
    state: String(item['state']),
    dueOn: typeof item['dueOn'] === 'string' ? item['dueOn'] : undefined,
    text: typeof text === 'string' ? text : undefined,
    explanation,
  };
}

export function deadlinesText(deadlines: readonly ExplainedDeadline[]): string[] {
  return deadlines.map(({ deadlineId, kind, state, dueOn, text }) => {
    const head = `${word(kind)}期限 ${deadlineId}：${word(state)}${dueOn === undefined ? '' : `，至 ${dueOn}`}`;
    return text === undefined ? head : `${head}\n${text.replace(/^/gm, '    ')}`;
  });
}
