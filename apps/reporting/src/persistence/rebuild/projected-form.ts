import type { Connection } from './database';

/** Raised whenever a projection writes otherwise what rows already hold: rows of an older form need a rebuild. */
export const PROJECTED_FORM = 2;

/** The form of the live rows: of the oldest of them, as far as anybody knows. */
export const FORM_OF_ROWS = 'select form from projected_form';

/** All rows are made anew. */
export async function rowsAreOfPresentForm(owner: Connection): Promise<void> {
  await owner.query('update projected_form set form = $1', [PROJECTED_FORM]);
}
