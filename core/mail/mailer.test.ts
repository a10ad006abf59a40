import { type AddressInfo, createServer } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer, type Mail, type Mailer, messageIdFor } from './mailer.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** A real SMTP server that keeps what it accepts. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ url: string; accepted: Email[] }> {
  const accepted: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(parts)).then((email) => {
          accepted.push(email);
          done();
        });
      });
    },
    ...options,
  });
  // What a client does wrong is the client's to tell.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, accepted };
}

function mailer(url: string | undefined): Mailer {
  const one = createMailer({ url, from: 'Pendopo Arunika <no-reply@arunika.go.id>' });
  open.push(one);
  return one;
}

const mail: Mail = {
  to: 'sri@arunika.go.id',
  subject: 'Disposisi baru: Undangan rapat koordinasi — “segera”',
  text: 'Yth. Ibu Sri,\n\nAda disposisi baru.',
  html: '<p>Ada disposisi baru.</p>',
  headers: { 'X-Pendopo-Event': 'disposition.given' },
  messageId: messageIdFor('event-1', 'person-1', 'https://pendopo.arunika.go.id'),
};

describe('mail', () => {
  it('arrives with both bodies, its headers and the sender of this installation', async () => {
    const { url, accepted } = await mailServer();
    expect(await mailer(url).send(mail)).toEqual({ outcome: 'sent' });
    const email = accepted[0]!;
    expect(email).toMatchObject({
      subject: mail.subject,
      from: { name: 'Pendopo Arunika', address: 'no-reply@arunika.go.id' },
      to: [{ address: 'sri@arunika.go.id' }],
      messageId: mail.messageId,
    });
    expect(email.text?.trim()).toBe(mail.text);
    expect(email.html?.trim()).toBe(mail.html);
    const header = (key: string) => email.headers.find((one) => one.key === key)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-pendopo-event')).toBe('disposition.given');
  });

  it('about the same event to the same person always has the same id, to another person another', async () => {
    const of = (event: string, person: string) =>
      messageIdFor(event, person, 'https://pendopo.arunika.go.id');
    expect(of('e1', 'p1')).toBe(of('e1', 'p1'));
    expect(new Set([of('e1', 'p1'), of('e1', 'p2'), of('e2', 'p1')]).size).toBe(3);
    expect(of('e1', 'p1')).toMatch(/^<[0-9a-f]{32}@pendopo\.arunika\.go\.id>$/);
    expect(messageIdFor('e1', 'p1', 'http://127.0.0.1:3000')).toMatch(/@pendopo\.invalid>$/);
  });

  it('is off without a server, and says so', async () => {
    const off = mailer(undefined);
    expect(off.enabled).toBe(false);
    expect(await off.send(mail)).toEqual({ outcome: 'off' });
  });

  it('cannot be given more recipients or headers through its fields', async () => {
    const { url, accepted } = await mailServer();
    await mailer(url).send({
      ...mail,
      subject: 'Rapat\r\nBcc: orang@lain.id\r\n\r\nisi palsu',
      headers: { 'X-Unit': 'Dinas\r\nBcc: orang@lain.id' },
    });
    expect(accepted[0]?.bcc ?? []).toEqual([]);
    expect(accepted[0]?.text?.trim()).toBe(mail.text);
  });

  it('that the server does not want is not tried again', async () => {
    const { url } = await mailServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })),
    });
    expect(await mailer(url).send(mail)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('550'),
    });
    expect(await mailer(url).send({ ...mail, to: '' })).toMatchObject({ outcome: 'refused' });
  });

  it('is tried again when the server is busy', async () => {
    const { url } = await mailServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('try later'), { responseCode: 451 })),
    });
    await expect(mailer(url).send(mail)).rejects.toMatchObject({ code: 'mail.unavailable' });
  });

  it('is tried again when nobody answers or the line breaks', async () => {
    await expect(mailer('smtp://127.0.0.1:1').send(mail)).rejects.toMatchObject({ code: 'mail.unavailable' });
    const broken = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 hello\r\n', () => setTimeout(() => socket.destroy(), 20));
    });
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => broken.close() });
    const { port } = broken.address() as AddressInfo;
    await expect(mailer(`smtp://127.0.0.1:${port}`).send(mail)).rejects.toMatchObject({
      code: 'mail.unavailable',
    });
  });

  it('signs in where the address has a name and a password, and a wrong one is tried again', async () => {
    const { url, accepted } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'pendopo' && password === 'kata:sandi/1'
          ? done(null, { user: username })
          : done(Object.assign(new Error('wrong'), { responseCode: 535 })),
    });
    const at = (password: string) => url.replace('//', `//pendopo:${encodeURIComponent(password)}@`);
    expect(await mailer(at('kata:sandi/1')).send(mail)).toEqual({ outcome: 'sent' });
    await expect(mailer(at('salah')).send(mail)).rejects.toMatchObject({ code: 'mail.unavailable' });
    expect(accepted).toHaveLength(1);
  });

  it('is not sent to a server whose certificate nobody vouches for', async () => {
    const { url, accepted } = await mailServer({ secure: true, disabledCommands: [] });
    await expect(mailer(url.replace('smtp:', 'smtps:')).send(mail)).rejects.toMatchObject({
      code: 'mail.unavailable',
    });
    expect(accepted).toEqual([]);
  });
});
