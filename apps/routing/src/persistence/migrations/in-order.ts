import { Responsibility1763800100000 } from './1763800100000-responsibility';
import { Publications1763806500000 } from './1763806500000-publications';
import { DutyDays1763809620000 } from './1763809620000-duty-days';
import { ListsOfTheOffice1763811240000 } from './1763811240000-lists-of-the-office';

/** Every migration of this schema, oldest first. */
export const migrations = [
  Responsibility1763800100000,
  Publications1763806500000,
  DutyDays1763809620000,
  ListsOfTheOffice1763811240000,
];
