import { randomUUID } from 'node:crypto';

/** What the note says of the message that it is about. */
interface About {
  subject?: string;
  messageId?: string;
}

/** A note to the clerks as a message of its own (RFC 5322): it answers the refused one and gives the reasons. */
export function refusalNote(about: About | undefined, reasons: readonly string[]): Buffer {
  const answered = /^<[\x21-\x7e]{1,900}>$/.exec(about?.messageId ?? '')?.[0];
  const lines = [
    'From: Pendopo <no-reply@localhost>',
    `Subject: ${encodedWords(`Pendopo: ${about?.subject ?? ''}`.slice(0, 200))}`,
    `Message-ID: <${randomUUID()}@pendopo.invalid>`,
    ...(answered ? [`In-Reply-To: ${answered}`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`${reasons.join('\n')}\n`)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n'),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** A header in words of at most 75 characters (RFC 2047): nothing of the sender can begin a header of its own. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}
