import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A real mail server that keeps what it takes, and can be told to take nothing for now or never. */
export interface MailOffice {
  url: string;
  taken: Email[];
  /** Answer to every recipient from now on: null takes all, 451 asks to come again, 550 refuses for good. */
  answer: number | null;
  /** All that is written in what it took, subject and both bodies. */
  words(): string;
  close(): Promise<void>;
}

export async function mailOffice(): Promise<MailOffice> {
  const taken: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      if (office.answer === null) return done();
      done(Object.assign(new Error('not now'), { responseCode: office.answer }));
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(parts)).then((email) => {
          taken.push(email);
          done();
        }, done);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const office: MailOffice = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    answer: null,
    words: () => taken.map((mail) => [mail.subject, mail.text, mail.html].join('\n')).join('\n'),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return office;
}
