import { rating } from '../../rating/src/rating';
import { fixture } from '../../../libs/testing/src/fixture';
export const k = rating + fixture;
