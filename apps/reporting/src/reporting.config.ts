import { serviceConfig } from '@huiying/messaging';
import type { ServiceConfig } from '@huiying/messaging';

/** The only reader of the environment in this service. */
export const config = (): ServiceConfig => serviceConfig(process.env);
