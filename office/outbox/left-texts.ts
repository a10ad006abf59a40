import type { Call } from '#core/contract/client.ts';
import { dropRow, putRow, rowsOf } from './device-store.ts';
import type { KeptText } from './kept-texts.ts';
import { isLaterForText } from './later.ts';
import { textSender } from './offline-rules.ts';
import { whileNobodyWrites } from './text-locks.ts';

/** Texts that were answered with a refusal: whoever opens them is told why; until then they are not tried again. */
const refused = new Set<string>();
/** What this person wrote in tabs that are gone and that has not arrived. */
export async function leftTexts(owner: string): Promise<KeptText[]> {
  const rows = await rowsOf<KeptText>('texts', owner);
  return rows.filter(({ key, unsent }) => unsent.length > 0 && !refused.has(key));
}

/** Hands it in, oldest first; what does not arrive stays where it lies. */
export async function sendLeftTexts(texts: readonly KeptText[], by: Call): Promise<void> {
  const sender = await textSender();
  if (!sender) return;
  for (const text of texts.toSorted((a, b) => a.at - b.at)) {
    await whileNobodyWrites(text.key, async () => {
      try {
        for (let left = [...text.unsent]; left.length > 0; ) {
          left = left.slice(await sender.sendSome(text, left, by));
          if (left.length === 0 && !text.whole) await dropRow('texts', [text.owner, text.key]);
          else await putRow('texts', { ...text, unsent: left });
        }
      } catch (error) {
        if (!isLaterForText(error)) refused.add(text.key);
      }
    });
  }
}
