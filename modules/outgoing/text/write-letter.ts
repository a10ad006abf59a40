import * as Y from 'yjs';
import type { Block, Inline } from '../contract/content.ts';
import { type LetterText, partNames } from '../contract/letter-text.ts';
import {
  aboutOf,
  addRow,
  eventText,
  eventTimes,
  eventWords,
  type LetterDocument,
  meetingText,
  meetingWords,
  partOf,
  type RowsName,
  rowShapes,
  rowsOf,
  setWords,
  valuesOf,
} from './letter-document.ts';
import { looseNodes } from './read-letter.ts';
import { tidyBlocks } from './tidy-blocks.ts';

/**
 * Makes a shared document say a letter. Blocks that stand the same at the beginning and at the end of a text stay untouched,
 * so that what points at them (cursors, comments) still does.
 */
export function writeLetter(doc: LetterDocument, text: LetterText): void {
  doc.transact(() => {
    for (const part of partNames)
      writeBlocks(partOf(doc, part), text.parts[part]?.content ?? [{ type: 'paragraph' }]);
    setWords(aboutOf(doc), text.about ?? '');
    writeEvent(doc, text.event);
    writeMeeting(doc, text.meeting);
    writeRows(doc, 'people', text.people);
    writeRows(doc, 'witnesses', text.witnesses);
    writeRows(doc, 'items', text.items);
    writeRows(doc, 'followUps', text.followUps);
    writeRows(doc, 'present', text.meeting?.present.map((name) => ({ name })) ?? []);
    writeRows(doc, 'annexes', text.annexes);
  });
}

/** Makes a text say these blocks. */
export function writeBlocks(fragment: Y.XmlFragment, blocks: readonly Block[]): void {
  const former = fragment.toArray().map((child) => JSON.stringify(blocksOfChild(child)));
  const wanted = blocks.map((block) => JSON.stringify([block]));
  let start = 0;
  while (start < former.length && start < wanted.length && former[start] === wanted[start]) start += 1;
  let end = 0;
  while (
    end < former.length - start &&
    end < wanted.length - start &&
    former[former.length - 1 - end] === wanted[wanted.length - 1 - end]
  )
    end += 1;
  if (former.length - end > start) fragment.delete(start, former.length - end - start);
  const inserted = blocks
    .slice(start, blocks.length - end)
    .map((block) => elementOf(block as unknown as AnyNode));
  if (inserted.length > 0) fragment.insert(start, inserted);
}

function blocksOfChild(child: unknown): Block[] {
  if (!(child instanceof Y.XmlElement)) return [];
  return tidyBlocks([{ type: child.nodeName, attrs: child.getAttributes(), content: looseNodes(child) }]);
}

interface AnyNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: readonly (AnyNode | Inline)[];
}

/** A node with everything below it, as the editor's binding keeps it: runs of text side by side are one text. */
function elementOf(node: AnyNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type) as Y.XmlElement<Record<string, never>>;
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (value !== null && value !== undefined) element.setAttribute(name, value as never);
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let run: Extract<Inline, { type: 'text' }>[] = [];
  const gather = () => {
    if (run.length > 0) children.push(textOf(run));
    run = [];
  };
  for (const child of node.content ?? []) {
    if (child.type === 'text') run.push(child as Extract<Inline, { type: 'text' }>);
    else {
      gather();
      children.push(elementOf(child as AnyNode));
    }
  }
  gather();
  if (children.length > 0) element.insert(0, children);
  return element as Y.XmlElement;
}

function textOf(run: readonly Extract<Inline, { type: 'text' }>[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    run.map(({ text: insert, marks = [] }) => ({
      insert,
      attributes: Object.fromEntries(marks.map(({ type }) => [type, {}])),
    })),
  );
  return text;
}

function writeEvent(doc: LetterDocument, event: LetterText['event']): void {
  const values = valuesOf(doc, 'event');
  setValue(values, 'on', event !== null);
  for (const time of eventTimes) setValue(values, time, event?.[time] ?? null);
  for (const word of eventWords) setWords(eventText(doc, word), event?.[word] ?? '');
}

function writeMeeting(doc: LetterDocument, meeting: LetterText['meeting']): void {
  setValue(valuesOf(doc, 'meeting'), 'on', meeting !== null);
  for (const word of meetingWords) setWords(meetingText(doc, word), meeting?.[word] ?? '');
}

function setValue(values: Y.Map<unknown>, name: string, value: unknown): void {
  if (values.get(name) !== value) values.set(name, value);
}

function writeRows(doc: LetterDocument, name: RowsName, rows: readonly Record<string, unknown>[]): void {
  const list = rowsOf(doc, name);
  if (list.length > 0) list.delete(0, list.length);
  for (const fields of rows) {
    const row = addRow(doc, name);
    for (const word of rowShapes[name].words) {
      const text = row.get(word);
      if (text instanceof Y.Text) setWords(text, String(fields[word] ?? ''));
    }
    for (const value of rowShapes[name].values) row.set(value, fields[value] ?? null);
    const blocks = row.get('text');
    if (blocks instanceof Y.XmlFragment)
      writeBlocks(blocks, (fields.text as { content: Block[] } | undefined)?.content ?? []);
  }
}
