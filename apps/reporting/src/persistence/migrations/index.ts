import { FactTables1763800200000 } from './1763800200000-fact-tables';
import { RatingAdoption1763800250000 } from './1763800250000-rating-adoption';
import { RatingFollowUp1763800260000 } from './1763800260000-rating-follow-up';
import { RectificationOfRatings1763800270000 } from './1763800270000-rectification-of-ratings';
import { FollowUps1763800275000 } from './1763800275000-follow-ups';
import { RectificationCounts1763800280000 } from './1763800280000-rectification-counts';
import { SourcesOfAllIndicators1763800290000 } from './1763800290000-sources-of-all-indicators';
import { BiViews1763800300000 } from './1763800300000-bi-views';
import { AdoptionInBi1763800500000 } from './1763800500000-adoption-in-bi';
import { FollowUpInBi1763800600000 } from './1763800600000-follow-up-in-bi';
import { RectificationInBi1763801020000 } from './1763801020000-rectification-in-bi';
import { RectificationInOnTimeRate1763801030000 } from './1763801030000-rectification-in-on-time-rate';
import { ChargedRungs1763802100000 } from './1763802100000-charged-rungs';
import { FrozenBulletins1763802110000 } from './1763802110000-frozen-bulletins';
import { FollowUpFiguresInBi1763802120000 } from './1763802120000-follow-up-figures-in-bi';
import { Personnel1763802130000 } from './1763802130000-personnel';
import { FindingsByOrder1763803560000 } from './1763803560000-findings-by-order';
import { AllIndicatorsInBi1763804200000 } from './1763804200000-all-indicators-in-bi';
import { HandCountedFigures1763810100000 } from './1763810100000-hand-counted-figures';
import { Assessments1763810200000 } from './1763810200000-assessments';
import { JoinedByKey1763812400000 } from './1763812400000-joined-by-key';
import { AccountabilityInBi1763812200000 } from './1763812200000-accountability-in-bi';
import { ProjectedForm1763812300000 } from './1763812300000-projected-form';
import { PartsAndMarksInBi1763906520000 } from './1763906520000-parts-and-marks-in-bi';
import { RowsOfAMonth1763923100000 } from './1763923100000-rows-of-a-month';

/** In the order in which they are applied. */
export const migrations = [
  FactTables1763800200000,
  RatingAdoption1763800250000,
  RatingFollowUp1763800260000,
  RectificationOfRatings1763800270000,
  FollowUps1763800275000,
  RectificationCounts1763800280000,
  SourcesOfAllIndicators1763800290000,
  BiViews1763800300000,
  AdoptionInBi1763800500000,
  FollowUpInBi1763800600000,
  RectificationInBi1763801020000,
  RectificationInOnTimeRate1763801030000,
  ChargedRungs1763802100000,
  FrozenBulletins1763802110000,
  FollowUpFiguresInBi1763802120000,
  Personnel1763802130000,
  FindingsByOrder1763803560000,
  AllIndicatorsInBi1763804200000,
  HandCountedFigures1763810100000,
  Assessments1763810200000,
  AccountabilityInBi1763812200000,
  ProjectedForm1763812300000,
  JoinedByKey1763812400000,
  PartsAndMarksInBi1763906520000,
  RowsOfAMonth1763923100000,
];
