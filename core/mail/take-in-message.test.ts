import { expect, test } from 'vitest';
import { AppError } from '../contract/errors.ts';
import type { IncomingDocument } from '../files/incoming-document.ts';
import type { ReceivedMessage } from './received-message.ts';
import { takeInMessage } from './take-in-message.ts';

const now = new Date('2026-11-21T01:00:00Z');

function message(...names: string[]): ReceivedMessage {
  return {
    messageId: '<satu@dinas.go.id>',
    from: { name: 'Dinas', address: 'dinas@arunika.go.id' },
    subject: 'Surat',
    arrivedAt: undefined,
    sentAt: undefined,
    text: '',
    attachments: names.map((name) => ({
      name,
      mediaType: 'application/pdf',
      content: Buffer.from(name),
      inline: name.startsWith('logo'),
    })),
  };
}

function taker(faults: Record<string, Error>) {
  const taken: string[] = [];
  const take = async ({ name }: IncomingDocument) => {
    if (faults[name]) throw faults[name];
    taken.push(name);
  };
  return { taken, take };
}

const refusal = new AppError('mail.unreadable');

test('one refused file does not lose the others', async () => {
  const { taken, take } = taker({ 'b.exe': refusal });
  const refused = await takeInMessage(message('a.pdf', 'b.exe', 'c.pdf'), now, take);
  expect(taken).toEqual(['a.pdf', 'c.pdf']);
  expect(refused).toEqual([{ name: 'b.exe', error: refusal }]);
});

test('a message of which nothing could be taken is refused with the reason', async () => {
  const { take } = taker({ 'a.exe': refusal, 'b.exe': refusal });
  await expect(takeInMessage(message('a.exe', 'b.exe'), now, take)).rejects.toBe(refusal);
});

test.each([[[]], [['logo.png']]])('a message without a file (%j) is refused with a reason', async (names) => {
  const { take } = taker({});
  await expect(takeInMessage(message(...names), now, take)).rejects.toMatchObject({
    code: 'mail.no-document',
  });
});

test('what may pass, as a lost storage, is no refusal: the message is handed over again', async () => {
  const lost = new AppError('mail.unavailable');
  const { take } = taker({ 'b.pdf': lost });
  await expect(takeInMessage(message('a.pdf', 'b.pdf'), now, take)).rejects.toBe(lost);
});
