import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Store } from '#office/state/store.ts';
import type { CommentThread } from '../../contract/text.ts';

export interface ShownThreads {
  threads: readonly CommentThread[];
  /** The one that is being read. */
  active: string | null;
}

const key = new PluginKey<DecorationSet>('comment-places');
/** The relative position of an anchor is a line of JSON of at most this length. */
const longestPlace = 400;

/** Marks the places that are talked about, without a trace of it in the text. */
export const CommentPlaces = Extension.create<{ shown: Store<ShownThreads> }>({
  name: 'commentPlaces',
  addProseMirrorPlugins() {
    const { shown } = this.options;
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, former, _, state) => {
            if (!transaction.docChanged && transaction.getMeta(key) === undefined) return former;
            const places = shown.get().threads.flatMap((thread) => {
              const range = thread.resolved ? null : rangeOf(state, thread.anchor);
              if (!range) return [];
              const name = thread.id === shown.get().active ? 'talked-about active' : 'talked-about';
              return [Decoration.inline(range.from, range.to, { class: name, 'data-thread': thread.id })];
            });
            return DecorationSet.create(state.doc, places);
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          handleClick: (view, at) => {
            const [hit] = key.getState(view.state)?.find(at, at) ?? [];
            const thread = (hit as unknown as { type?: { attrs?: Record<string, string> } })?.type?.attrs?.[
              'data-thread'
            ];
            if (thread) shown.set((now) => ({ ...now, active: thread }));
            return false;
          },
        },
        view: (view) => {
          const renew = () => {
            if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true));
          };
          const stop = shown.subscribe(renew);
          const first = setTimeout(renew, 0);
          return {
            destroy: () => {
              clearTimeout(first);
              stop();
            },
          };
        },
      }),
    ];
  },
});

/** Where an anchor stands now; null where it is in another part, or its words are gone. */
export function rangeOf(
  state: EditorView['state'],
  anchor: CommentThread['anchor'],
): { from: number; to: number } | null {
  const tied = ySyncPluginKey.getState(state);
  if (!anchor || !tied?.binding) return null;
  try {
    const [from, to] = [anchor.from, anchor.to].map((place) =>
      relativePositionToAbsolutePosition(
        tied.doc,
        tied.type,
        Y.createRelativePositionFromJSON(JSON.parse(place)),
        tied.binding.mapping,
      ),
    );
    return typeof from === 'number' && typeof to === 'number' && to > from ? { from, to } : null;
  } catch {
    return null;
  }
}

/** The chosen words as an anchor that moves with them, and the words; null where nothing is chosen. */
export function chosenPlace(
  state: EditorView['state'],
): { anchor: NonNullable<CommentThread['anchor']>; quote: string } | null {
  const tied = ySyncPluginKey.getState(state);
  const { from, to, empty } = state.selection;
  if (empty || !tied?.binding) return null;
  const [start, end] = [from, to].map((at) =>
    JSON.stringify(absolutePositionToRelativePosition(at, tied.type, tied.binding.mapping)),
  );
  if (!start || !end || start.length > longestPlace || end.length > longestPlace) return null;
  return {
    anchor: { from: start, to: end },
    quote: state.doc.textBetween(from, to, ' ').slice(0, 300).trim(),
  };
}
