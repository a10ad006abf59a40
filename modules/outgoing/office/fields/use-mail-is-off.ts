import { useOperation } from '#office/data/use-operation.ts';
import type { ShownRecipient } from '../../contract/draft-fields.ts';
import { sending } from '../../contract/sending.ts';

/** Whether somebody of these is to be reached by mail where none leaves this installation. */
export function useMailIsOff(recipients: readonly Pick<ShownRecipient, 'channel'>[]): boolean {
  const byMail = recipients.some(({ channel }) => channel === 'mail');
  const { data } = useOperation(sending.channels, {}, { enabled: byMail });
  return byMail && data?.mail === false;
}
