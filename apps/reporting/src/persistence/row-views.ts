type Kind = 'text' | 'int' | 'numeric' | 'boolean';

/** Columns of a fact table that are stored, because an index is on them; all others are read from the document. */
const STORED = new Set([
  'received_on',
  'accepted_on',
  'decided_on',
  'completed_on',
  'assigned_on',
  'first_reviewed_on',
  'due_on',
  'raised_on',
  'rated_on',
  'rated_case_id',
  'issued_on',
]);

/** Fact tables whose rows others are joined with: the column is the row's own key, which has the index. */
export const KEYS: Readonly<
  Record<string, { readonly view: string; readonly column: string; readonly field: string }>
> = {
  case_fact: { view: 'cases', column: 'case_id', field: 'caseId' },
  order_fact: { view: 'orders', column: 'order_id', field: 'orderId' },
  rating_fact: { view: 'ratings', column: 'rating_id', field: 'ratingId' },
  deadline_fact: { view: 'deadlines', column: 'deadline_id', field: 'deadlineId' },
  alert_fact: { view: 'alerts', column: 'alert_id', field: 'alertId' },
};

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function column(definition: string, table: string): string {
  const [name = '', kind = 'text'] = definition.split(' ') as [string, Kind?];
  if (name === KEYS[table]?.column) return `id as ${name}`;
  if (STORED.has(name)) return name;
  const text = `doc->>'${camel(name)}'`;
  return `${kind === 'text' ? text : `(${text})::${kind}`} as ${name}`;
}

/**
 * A view with a column for each field of the documents of a fact table. Formulas and the `bi` views are written over
 * it. A row that only carries the engine's bookkeeping (no document yet) is not in it.
 */
export function rowView(view: string, table: string, columns: readonly string[]): string {
  return `create view ${view} as select ${columns.map((each) => column(each, table)).join(', ')} from ${table} where doc is not null`;
}
