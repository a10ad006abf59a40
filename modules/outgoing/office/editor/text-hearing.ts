import { liveState } from '#office/live/live-connection.ts';
import { hearLive } from '#office/live/live-events.ts';
import { textChanged } from '../../contract/text.ts';
import type { OpenText } from './open-text.ts';
import type { Presences } from './presence.ts';
import type { TextCopy } from './text-copy.ts';
import type { TextSending } from './text-sending.ts';

/** Milliseconds from hearing of a change to asking for it. */
const heard = 120;

/** Exchanges whenever there is reason to: others wrote, the network is back, the page is hidden. Answers how to stop. */
export function hearOfText(
  text: OpenText,
  copy: TextCopy,
  sending: TextSending,
  { others }: Presences,
): () => void {
  const stopListening = [
    hearLive((event) => {
      if (event.type === 'resync') sending.atOnce();
      if (event.subject !== text.draftId) return;
      if (event.type === textChanged && Number(event.detail) > (text.line?.seq ?? 0))
        sending.soon(heard * (0.5 + Math.random()) + 30 * others.get().length);
    }),
    liveState.subscribe(() => liveState.get() === 'live' && sending.atOnce()),
  ];
  // A page that is hidden may not come back: what was typed last lies on the device, and is on its way.
  const hidden = () => {
    if (document.visibilityState !== 'hidden' || !text.line || text.line.unsent.length === 0) return;
    void copy.keepNow().catch(() => undefined);
    void sending.now();
  };
  addEventListener('online', sending.atOnce);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    for (const stop of stopListening) stop();
    removeEventListener('online', sending.atOnce);
    document.removeEventListener('visibilitychange', hidden);
  };
}
