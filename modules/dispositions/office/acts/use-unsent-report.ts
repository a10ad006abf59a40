import type { UnsentAct } from '#office/outbox/outbox-state.ts';
import { useUnsent } from '#office/outbox/use-outbox.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { RecipientId } from '../../contract/terms.ts';

/** The report of a desk that is still on this device. */
export function useUnsentReport(recipientId: RecipientId): UnsentAct | undefined {
  return useUnsent(recipientId).find(({ operation }) => operation === dispositions.report.id);
}
