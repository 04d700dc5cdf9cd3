/** The fact with the columns that an event tells; a column that the event is silent about stays as it was. */
export function knowing<F extends object>(
  fact: F,
  columns: { readonly [K in keyof F]?: F[K] | undefined },
): F {
  const told = Object.entries(columns).filter(([, value]) => value !== undefined);
  return { ...fact, ...(Object.fromEntries(told) as Partial<F>) };
}
