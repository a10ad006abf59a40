import type {
  Block,
  Clause,
  Inline,
  ListItem,
  TableCell,
  TableRow,
  Variable,
} from '../../../contract/content.ts';
import { ordinalWords } from '../words/number-words.ts';

type Values = Readonly<Record<Variable, string>>;
type Node = Block | Inline | ListItem | Clause | TableRow | TableCell;

/**
 * The text with every variable replaced by its value and every clause by its order in words. A value is text, whatever signs
 * it holds.
 */
export function fillIn(blocks: readonly Block[], values: Values): Block[] {
  return blocks.map((block) => filled(block, values));
}

function filled<N extends Node>(node: N, values: Values): N {
  if (node.type === 'variable')
    return {
      type: 'text',
      text: values[node.attrs.name],
      ...(node.marks && { marks: node.marks }),
    } as Inline as N;
  if (!('content' in node) || !node.content) return node;
  return {
    ...node,
    content: (node.content as Node[]).map((child, index) => ({
      ...filled(child, values),
      ...(child.type === 'clause' && { label: ordinalWords(index + 1).toUpperCase() }),
    })),
  };
}
