import { expect, it } from 'vitest';
import { keptTexts } from './office-texts.ts';

it('sentences of events, mails and the portal stay on the server; faults and words of screens travel', () => {
  const kept = keptTexts(
    JSON.stringify({
      'events.letter.registered': '1',
      'notifications.mail.subject': '2',
      'letters.portal.title': '3',
      'errors.letters.no-book': '4',
      'letters.inbox': '5',
      'notifications.kind.letters': '6',
    }),
  );
  expect(Object.keys(JSON.parse(kept))).toEqual([
    'errors.letters.no-book',
    'letters.inbox',
    'notifications.kind.letters',
  ]);
});
