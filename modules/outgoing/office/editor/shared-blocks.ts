import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { getRelativeSelection, yCursorPlugin, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { Writer } from './presence.ts';
import type { TextSession } from './text-session.ts';

interface SharedBlocksOptions {
  fragment: Y.XmlFragment;
  session: Pick<TextSession, 'history' | 'presences'>;
}

/** Ties an editor to its part of the shared letter: what is written there, the cursors of others, one's own undoing. */
export const SharedBlocks = Extension.create<SharedBlocksOptions>({
  name: 'sharedBlocks',
  priority: 1_000,
  addKeyboardShortcuts() {
    const { history } = this.options.session;
    const undo = () => {
      history.undo();
      return true;
    };
    const redo = () => {
      history.redo();
      return true;
    };
    return { 'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo };
  },
  addProseMirrorPlugins() {
    const { fragment, session } = this.options;
    return [
      ySyncPlugin(fragment),
      selectionOfUndone(session.history),
      yCursorPlugin(session.presences.awareness, { cursorBuilder, selectionBuilder }),
    ];
  },
});

/** Brings the cursor back to where it was before what is undone. The history belongs to the letter, not to one editor. */
function selectionOfUndone(history: Y.UndoManager): Plugin {
  return new Plugin({
    view: (view) => {
      const binding = () => ySyncPluginKey.getState(view.state)?.binding;
      let before: unknown = null;
      const note = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
        if (binding()) stackItem.meta.set(binding(), before);
      };
      const bringBack = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
        const tied = binding();
        const selection = stackItem.meta.get(tied);
        if (tied && selection) tied.beforeTransactionSelection = selection;
      };
      history.on('stack-item-added', note);
      history.on('stack-item-popped', bringBack);
      return {
        update: (_, former) => {
          const tied = binding();
          if (tied) before = getRelativeSelection(tied, former);
        },
        destroy: () => {
          history.off('stack-item-added', note);
          history.off('stack-item-popped', bringBack);
        },
      };
    },
  });
}

type Shown = Pick<Writer, 'name' | 'tone'>;

function cursorBuilder(user: Shown): HTMLElement {
  const cursor = document.createElement('span');
  cursor.className = 'peer-cursor';
  cursor.dataset.tone = String(user.tone);
  const name = document.createElement('span');
  name.textContent = user.name;
  name.setAttribute('aria-hidden', 'true');
  cursor.append('\u2060', name, '\u2060');
  return cursor;
}

function selectionBuilder(user: Shown) {
  return { class: 'peer-selection', 'data-tone': String(user.tone) };
}
