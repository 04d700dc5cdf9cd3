import { CaseClocks1763800100000 } from './1763800100000-case-clocks';
import { RatingClocks1763800500000 } from './1763800500000-rating-clocks';
import { Supervisions1763802500000 } from './1763802500000-supervisions';
import { OldRungsAreNoticed1763803570000 } from './1763803570000-old-rungs-are-noticed';
import { AnswersWithoutWords1763906400000 } from './1763906400000-answers-without-words';

/** In the order in which they are run. */
export const migrations = [
  CaseClocks1763800100000,
  RatingClocks1763800500000,
  Supervisions1763802500000,
  OldRungsAreNoticed1763803570000,
  AnswersWithoutWords1763906400000,
];
