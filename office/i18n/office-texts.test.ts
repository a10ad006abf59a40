import { expect, it } from 'vitest';
import { partOf, type TextPart } from './office-texts.ts';

const file = JSON.stringify({
  'letters.inbox.nav': '1',
  'letters.inbox.empty': '2',
  'errors.letters.no-book': '3',
  'errors.outgoing.not-now': '3',
  'warnings.documents.faint': '4',
  'events.letter.registered': '5',
  'notifications.mail.subject': '6',
  'notifications.kind.letters': '7',
  'letters.portal.title': '8',
});
const keysOf = (part: TextPart) =>
  Object.keys(JSON.parse(partOf(file, part, (key) => key === 'letters.inbox.nav')));

it('the first load brings only what the shell needs to name the places', () => {
  expect(keysOf('first')).toEqual(['letters.inbox.nav']);
});

it('the words of a module come with its pages, faults by themselves where other pages meet them too', () => {
  expect(keysOf('module')).toEqual([
    'letters.inbox.empty',
    'errors.outgoing.not-now',
    'notifications.kind.letters',
  ]);
  expect(keysOf('faults')).toEqual(['errors.letters.no-book', 'warnings.documents.faint']);
});

it('what only the server says never travels', () => {
  const sent = (['first', 'module', 'faults'] as const).flatMap(keysOf);
  expect(sent.filter((key) => /^events|mail|portal/.test(key))).toEqual([]);
});
