import { RatingComplexityDeclared, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { declareComplexity } from '../bad-rating/rating-facts';
import { KeepRatingClocks } from '../keep-rating-clocks';
import { aboutRating } from './landing';

/** A rectification is complex: the longer limit counts from the same start (JL-09, Q37). */
@Consumer(RatingComplexityDeclared, aboutRating)
export class OnRatingComplexity {
  constructor(private readonly clocks: KeepRatingClocks) {}

  async handle(message: Received<DataOf<typeof RatingComplexityDeclared>>, unit: UnitOfWork): Promise<void> {
    const { org, complexity } = message.data;
    await this.clocks.change(message, unit, 'complexity_declared', (clocks) =>
      declareComplexity(clocks, org, complexity),
    );
  }
}
