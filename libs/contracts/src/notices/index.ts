/** What the gateway reads. */
export { NoticeSms } from './sms.v1';
