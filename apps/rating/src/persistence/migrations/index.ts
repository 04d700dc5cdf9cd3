import { Rating1763800100000 } from './1763800100000-rating';
import { Appeal1763800500000 } from './1763800500000-appeal';
import { Rectification1763800600000 } from './1763800600000-rectification';
import { ReviewAndAdoption1763801010000 } from './1763801010000-review-and-adoption';
import { SupervisedRectification1763801040000 } from './1763801040000-supervised-rectification';
import { QrCode1763801110000 } from './1763801110000-qr-code';
import { Complaint1763803600000 } from './1763803600000-complaint';
import { IntegrityIncident1763803620000 } from './1763803620000-integrity-incident';
import { RatingPrompt1763896800000 } from './1763896800000-rating-prompt';
import { RatingsAside1763906460000 } from './1763906460000-ratings-aside';
import { Concentration1763913600000 } from './1763913600000-concentration';
import { RefusedRatings1763917260000 } from './1763917260000-refused-ratings';

/** In the order in which they are run. */
export const migrations = [
  Rating1763800100000,
  Appeal1763800500000,
  Rectification1763800600000,
  ReviewAndAdoption1763801010000,
  SupervisedRectification1763801040000,
  QrCode1763801110000,
  Complaint1763803600000,
  IntegrityIncident1763803620000,
  RatingPrompt1763896800000,
  RatingsAside1763906460000,
  Concentration1763913600000,
  RefusedRatings1763917260000,
];
