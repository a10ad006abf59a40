import { Extension } from '@tiptap/core';
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { Block } from '../../contract/content.ts';
import { blocksOfHtml } from '../../text/blocks-of-html.ts';

/** What is pasted from elsewhere becomes what a letter knows; what is copied within the editor stays as it is. */
export const CleanPaste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            // Before the editor parses it itself: that would ask the browser for the styles, which the page forbids.
            paste(view, event) {
              const html = event.clipboardData?.getData('text/html') ?? '';
              if (!view.editable || html.trim() === '' || html.includes('data-pm-slice')) return false;
              const blocks = blocksOfHtml(html);
              if (blocks.length === 0) return false;
              event.preventDefault();
              view.dispatch(
                view.state.tr
                  .replaceSelection(sliceOf(schema, blocks))
                  .scrollIntoView()
                  .setMeta('paste', true),
              );
              return true;
            },
          },
        },
      }),
    ];
  },
});

/** Blocks as they go into a text: paragraphs at both ends join with what stands there. */
function sliceOf(schema: Schema, blocks: readonly Block[]): Slice {
  const nodes = blocks.map((block) => schema.nodeFromJSON(block));
  const isOpen = (node: Node | undefined) => (node?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(Fragment.from(nodes), isOpen(nodes[0]), isOpen(nodes.at(-1)));
}
