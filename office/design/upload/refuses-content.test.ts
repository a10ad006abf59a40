import { expect, it } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import { refusesContent } from './refuses-content.ts';

it.each(['documents.type-not-accepted', 'documents.encrypted', 'documents.empty', 'files.quarantined'])(
  'a file refused with %s is not offered to be sent again',
  (code) => expect(refusesContent(new AppError(code))).toBe(true),
);

it.each(['core.no-answer', 'core.busy', 'files.too-many-uploads', 'documents.reader-stopped'])(
  'an upload that stopped with %s can go on',
  (code) => expect(refusesContent(new AppError(code))).toBe(false),
);

it('a fault without a code says nothing about the file', () => {
  expect(refusesContent(new TypeError('Failed to fetch'))).toBe(false);
});
