import { AppError } from '#core/contract/errors.ts';
import type { TextSender } from '#office/outbox/offline-rules.ts';
import type { DraftId } from '../../contract/terms.ts';
import { draftTexts, textLimits } from '../../contract/text.ts';
import { toBase64 } from '../../text/base64.ts';

/** Hands in as many updates as one request takes; answers how many. @throws outgoing.text-too-large */
export const sendSome: TextSender['sendSome'] = async ({ subject, seq }, updates, by) => {
  const batch: Uint8Array[] = [];
  let bytes = 0;
  for (const update of updates.slice(0, textLimits.updates)) {
    bytes += update.length;
    if (bytes > textLimits.updateBytes) break;
    batch.push(update);
  }
  if (batch.length === 0) throw new AppError('outgoing.text-too-large');
  await by(draftTexts.sync, { draftId: subject as DraftId, since: seq, updates: batch.map(toBase64) });
  return batch.length;
};
