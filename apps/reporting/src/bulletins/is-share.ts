/**
 * Shares lie between 0 and 1 and are printed as percent; everything else is a number of its own: days, points, and
 * complaints per 10 000.
 */
export const isShare = (id: string): boolean =>
  id !== 'complained_of_rate' &&
  !id.endsWith('mean_days') &&
  /_rate(\.|$)|coverage$|concentration$|\.on_time$/.test(id);
