import { consumer } from '../consumers/on-order.consumer';
export const h = consumer;
