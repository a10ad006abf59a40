import type { Awareness } from 'y-protocols/awareness';
import { call } from '#office/data/client.ts';
import { liveState } from '#office/live/live-connection.ts';
import { hearLive } from '#office/live/live-events.ts';
import { createStore, type Store } from '#office/state/store.ts';
import type { DraftId } from '../../contract/terms.ts';
import { draftTexts, Presence, presenceShown } from '../../contract/text.ts';

/** Somebody else who has the text open. */
export interface Writer {
  editor: number;
  personId: string;
  name: string;
  /** Which of the colours is theirs. */
  tone: number;
}

export interface Presences {
  awareness: Awareness;
  others: Store<readonly Writer[]>;
  /** Tells the others that this page is open, and where its cursor stands. */
  say(): void;
  stop(): void;
}

/** Colours of cursors; the styles name as many. */
export const tones = ['#11615f', '#8a3c8f', '#1b5690', '#8d4b00', '#1c653a', '#a3243b', '#4b45a8', '#5c5a12'];

/** Milliseconds between two words about a moving cursor, and between signs of life. */
const pace = { cursor: 700, life: 20_000 } as const;

/** Shows the cursors of others in the awareness of a document, and tells them of this one. */
export function followPresence(draftId: DraftId, awareness: Awareness, isOpen: () => boolean): Presences {
  const others = createStore<readonly Writer[]>([]);
  const own = awareness.clientID;
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (left = false) => {
    clearTimeout(timer);
    timer = undefined;
    told = Date.now();
    if (liveState.get() === 'offline') return;
    const place = (awareness.getLocalState() as { cursor?: { anchor: unknown; head: unknown } } | null)
      ?.cursor;
    const cursor = place ? { anchor: JSON.stringify(place.anchor), head: JSON.stringify(place.head) } : null;
    call(draftTexts.showPresence, { draftId, editor: own, cursor, left }, { unasked: true }).catch(
      () => undefined,
    );
  };
  const soon = () => {
    if (timer !== undefined || !isOpen()) return;
    const gap = Math.max(pace.cursor, 150 * others.get().length);
    timer = setTimeout(() => tell(), Math.max(50, told + gap - Date.now()));
  };
  const onOwnChange = (
    changes: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ) => {
    if (origin === 'local' && others.get().length > 0 && changes.updated.includes(own)) soon();
    others.set(writersIn(awareness, own));
  };
  const hear = (detail: string) => {
    const shown = Presence.safeParse(parsed(detail));
    if (!shown.success || shown.data.editor === own) return;
    const { editor, person, cursor, left } = shown.data;
    const known = awareness.states.has(editor);
    if (left) awareness.states.delete(editor);
    else {
      const tone = toneOf(person.id);
      awareness.states.set(editor, {
        user: { id: person.id, name: person.name, color: tones[tone], tone },
        cursor: cursor && placesOf(cursor),
      });
      const clock = (awareness.meta.get(editor)?.clock ?? 0) + 1;
      awareness.meta.set(editor, { clock, lastUpdated: Date.now() });
    }
    const change = {
      added: known ? [] : [editor],
      updated: known ? [editor] : [],
      removed: left ? [editor] : [],
    };
    awareness.emit('change', [change, 'live']);
    awareness.emit('update', [change, 'live']);
    // Who has just come does not know yet where this one stands.
    if (!known && !left) soon();
  };
  awareness.on('update', onOwnChange);
  const stopHearing = hearLive((event) => {
    if (event.type === presenceShown && event.subject === draftId && event.detail) hear(event.detail);
  });
  const stopWatching = liveState.subscribe(() => liveState.get() === 'live' && tell());
  const life = setInterval(() => document.visibilityState === 'visible' && tell(), pace.life);
  return {
    awareness,
    others,
    say: () => tell(),
    stop() {
      clearInterval(life);
      stopHearing();
      stopWatching();
      tell(true);
      awareness.destroy();
    },
  };
}

function writersIn(awareness: Awareness, own: number): Writer[] {
  return [...awareness.getStates()].flatMap(([editor, state]) => {
    const user = (state as { user?: { id: string; name: string; tone: number } }).user;
    return editor === own || !user ? [] : [{ editor, personId: user.id, name: user.name, tone: user.tone }];
  });
}

/** Everybody gives one person the same colour. */
function toneOf(personId: string): number {
  let sum = 0;
  for (const letter of personId) sum = (sum * 31 + letter.charCodeAt(0)) % 9_973;
  return sum % tones.length;
}

function placesOf(cursor: { anchor: string; head: string }): { anchor: unknown; head: unknown } | null {
  const [anchor, head] = [parsed(cursor.anchor), parsed(cursor.head)];
  return anchor && head ? { anchor, head } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
