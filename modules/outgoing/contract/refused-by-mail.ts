import { isConfidential, type SecurityClass } from '#modules/letters/contract/terms.ts';
import type { Recipient } from './draft-fields.ts';

/** Letters of class SR and R do not go by mail: whoever handles it on its way could read it. */
export function refusedByMail(channel: Recipient['channel'], securityClass: SecurityClass): boolean {
  return channel === 'mail' && isConfidential(securityClass);
}
