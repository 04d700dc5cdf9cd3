/** One connection: a transaction that is begun on it is the same for all that follows. */
export interface Connection {
  query<R = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<{ readonly rows: R[] }>;
}

/** Tables that a rebuild fills beside the live ones. */
export const shadowOf = (table: string): string => `${table}_rebuilt`;
