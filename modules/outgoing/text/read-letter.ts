import * as Y from 'yjs';
import type { z } from 'zod';
import { LetterEvent, LetterText, NamedPerson, partNames } from '../contract/letter-text.ts';
import {
  aboutOf,
  eventText,
  eventTimes,
  eventWords,
  type LetterDocument,
  meetingText,
  orderedRows,
  partOf,
  type Row,
  type RowsName,
  rowShapes,
  valuesOf,
} from './letter-document.ts';
import { type LooseNode, tidyContent } from './tidy-blocks.ts';

export interface ReadLetter {
  text: LetterText;
  /** What is begun and cannot be printed yet, as places of the letter: `event`, `people.2`, `annexes.0`. */
  incomplete: string[];
}

/**
 * The letter that a shared document says. Whatever its writers did at once, the answer keeps to the contract; rows that are
 * begun and lack what they must have are left out and named.
 * @throws ZodError where the letter is larger than the contract allows
 */
export function readLetter(doc: LetterDocument): ReadLetter {
  const incomplete: string[] = [];
  const parts: Record<string, unknown> = {};
  for (const part of partNames) {
    const content = tidyContent(looseNodes(partOf(doc, part)));
    if (content) parts[part] = content;
  }
  const rows = <S extends z.ZodType>(name: RowsName, schema: S): z.output<S>[] =>
    orderedRows(doc, name).flatMap((row, at) => {
      const fields = fieldsOf(row, name);
      if (!fields) return [];
      const read = schema.safeParse(fields);
      if (read.success) return [read.data];
      incomplete.push(`${name}.${at}`);
      return [];
    });
  const shape = LetterText.shape;
  const text = LetterText.parse({
    parts,
    about: words(aboutOf(doc)),
    event: eventIn(doc, incomplete),
    people: rows('people', NamedPerson),
    witnesses: rows('witnesses', NamedPerson),
    items: rows('items', shape.items.unwrap().element),
    meeting: meetingIn(doc, incomplete),
    followUps: rows('followUps', shape.followUps.unwrap().element),
    annexes: rows('annexes', shape.annexes.unwrap().element),
  });
  return { text, incomplete };
}

/** The blocks of a text in the loose form of the editor. */
export function looseNodes(fragment: Y.XmlFragment): LooseNode[] {
  return fragment.toArray().flatMap((child): LooseNode[] => {
    if (child instanceof Y.XmlText) return runsOf(child);
    if (!(child instanceof Y.XmlElement)) return [];
    return [{ type: child.nodeName, attrs: child.getAttributes(), content: looseNodes(child) }];
  });
}

function runsOf(text: Y.XmlText): LooseNode[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return delta
    .filter(({ insert }) => typeof insert === 'string')
    .map(({ insert, attributes = {} }) => ({
      type: 'text',
      text: insert,
      marks: Object.keys(attributes).map((type) => ({ type })),
    }));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** What is written in a text, as the contract takes it; null where that is nothing. */
function words(text: unknown): string | null {
  if (!(text instanceof Y.Text)) return null;
  const said = text
    .toString()
    .replace(unprintable, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .trim();
  return said === '' ? null : said;
}

/** The fields of a row; null where nobody wrote anything into it. */
function fieldsOf(row: Row, name: RowsName): Record<string, unknown> | null {
  const shape = rowShapes[name];
  const fields: Record<string, unknown> = {};
  for (const word of shape.words) fields[word] = words(row.get(word));
  for (const value of shape.values)
    fields[value] = value === 'due' ? (row.get(value) ?? null) : row.get(value);
  const said = Object.values(fields).some((value) => value !== null && value !== undefined);
  if (!shape.blocks) return said ? fields : null;
  const text = row.get('text');
  const content = text instanceof Y.XmlFragment ? tidyContent(looseNodes(text)) : null;
  return said || content ? { ...fields, text: content } : null;
}

function eventIn(doc: LetterDocument, incomplete: string[]): LetterEvent | null {
  const values = valuesOf(doc, 'event');
  if (values.get('on') !== true) return null;
  const fields: Record<string, unknown> = {};
  for (const word of eventWords) fields[word] = words(eventText(doc, word));
  for (const time of eventTimes) fields[time] = values.get(time) || null;
  const read = LetterEvent.safeParse(fields);
  if (!read.success) incomplete.push('event');
  return read.success ? read.data : null;
}

function meetingIn(doc: LetterDocument, incomplete: string[]): LetterText['meeting'] {
  if (valuesOf(doc, 'meeting').get('on') !== true) return null;
  const present = orderedRows(doc, 'present').map((row) => words(row.get('name')));
  const read = LetterText.shape.meeting.safeParse({
    chair: words(meetingText(doc, 'chair')),
    minuteTaker: words(meetingText(doc, 'minuteTaker')),
    present: present.filter((name) => name !== null),
  });
  if (!read.success) incomplete.push('meeting');
  return read.success ? read.data : null;
}
