/** The simulated clock. */
export { ClockMoved } from './moved.v1';
