import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDemoAccounts } from '#app/demo/load-accounts.ts';
import { openStage } from '#app/demo/stage.ts';
import { type Call, createClient } from '#core/contract/client.ts';
import type { PostId } from '#core/contract/ids.ts';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import type { UploadedFile } from '#modules/files/contract/types.ts';
import { sessions } from '#modules/identity/contract/sessions.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import { type DemoWorld, demoWorld } from '#tests/house/demo-world.ts';
import { smallPdf } from './probes.ts';
import { letterOnPaper, scannedLetter } from './scanned-letter.ts';
import { type ServedHouse, servedHouse } from './served-house.ts';

const keys = ['tata-usaha', 'kadis-kominfo', 'kabid-aptika', 'staf-kominfo'] as const;
type Key = (typeof keys)[number];

interface SignedIn {
  token: string;
  postId: PostId;
  call: Call;
}

let house: ServedHouse;
let world: DemoWorld;

beforeAll(async () => {
  house = await servedHouse();
  world = await demoWorld(house);
  const people = new Map([...world.arunika.people].filter(([key]) => keys.includes(key as Key)));
  await loadDemoAccounts(openStage(house.house), [{ ...world.arunika, people }]);
});
afterAll(() => house.close());

/** Signs in as a script does: name and password for a token. */
async function signIn(key: Key): Promise<SignedIn> {
  const json = { identifier: key, password: `Pendopo-${key}-2026` };
  const answer = await house.ask('/api/sessions', { method: 'POST', json });
  expect(answer.status).toBe(200);
  const { token } = (await answer.json()) as { token: string };
  const call = createClient({
    base: house.origin,
    fetch,
    headers: () => ({ authorization: `Bearer ${token}` }),
    newKey: () => crypto.randomUUID(),
  });
  const { posts } = await call(sessions.current, {});
  return { token, postId: posts[0]!.id, call };
}

async function upload(who: SignedIn, name: string, body: Buffer): Promise<UploadedFile> {
  const answer = await house.ask(`/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    token: who.token,
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { file: UploadedFile }).file;
}

const told = async (who: SignedIn) =>
  (await who.call(notifications.list, {})).items.map((item) => item.type).reverse();

async function trackingPage(code: string): Promise<{ status: number; html: string }> {
  const answer = await house.ask(`/lacak?kode=${code}`);
  return { status: answer.status, html: await answer.text() };
}

it('a scanned letter is received, read, registered, disposed, followed up, tracked and closed', async () => {
  const [registry, head, division, staff] = (await Promise.all(keys.map(signIn))) as [
    SignedIn,
    SignedIn,
    SignedIn,
    SignedIn,
  ];

  // Received and read.
  const scan = await scannedLetter();
  const file = await upload(registry, 'undangan.jpg', scan);
  expect(file).toMatchObject({ mediaType: 'image/jpeg', sizeBytes: scan.length });
  const intake = await registry.call(letters.receive, { fileIds: [file.fileId] });
  expect(intake.documents[0]!.state).toBe('waiting');
  await house.runJobs();
  const read = await registry.call(letters.openIntake, { intakeId: intake.id });
  expect(read.documents[0]).toMatchObject({ state: 'read', failure: null, pageCount: 1, searchable: true });
  const proposed = Object.fromEntries(read.proposals.map((one) => [one.field, one.value]));
  expect(proposed).toMatchObject(letterOnPaper);
  expect(proposed.sender).toMatch(/Dinas Kesehatan/i);

  // Registered with what was read.
  const letter = await registry.call(letters.register, {
    intakeId: intake.id,
    letterNumber: proposed.letterNumber,
    letterDate: proposed.letterDate,
    sender: proposed.sender!,
    subject: proposed.subject!,
    eventDate: proposed.eventDate,
    eventStart: proposed.eventStart,
    urgency: 'segera',
    addressees: [head.postId],
  });
  expect(letter).toMatchObject({ agendaNumber: 1, year: 2026, stage: 'registered' });
  await house.runJobs();
  const page = await house.ask(`/api/letters/documents/${letter.documents[0]!.id}/pages/1/image`, {
    token: head.token,
  });
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'image/webp']);
  const found = await head.call(letters.list, { q: 'terima kasih' });
  expect(found.items.map((item) => item.id)).toEqual([letter.id]);

  // Disposed, forwarded, followed up.
  expect((await head.call(letters.inbox, {})).items.map((item) => item.id)).toEqual([letter.id]);
  await head.call(letters.markOpened, { letterId: letter.id, postId: head.postId });
  const given = await head.call(dispositions.give, {
    letterId: letter.id,
    postId: head.postId,
    recipients: [division.postId],
    note: 'Mohon mewakili dan laporkan',
    deadline: '2026-11-27',
  });
  expect((await head.call(letters.inbox, {})).items).toEqual([]);
  const desk = { recipientId: given.recipients[0]!.id };
  const [row] = (await division.call(dispositions.inbox, {})).items;
  expect(row).toMatchObject({ ...desk, note: 'Mohon mewakili dan laporkan' });
  await division.call(dispositions.markRead, desk);
  const forwarded = await division.call(dispositions.forward, {
    ...desk,
    recipients: [staff.postId],
    note: 'Siapkan data cakupan',
  });
  const below = { recipientId: forwarded.recipients[0]!.id };
  await staff.call(dispositions.markRead, below);
  await staff.call(dispositions.start, below);
  expect((await staff.call(dispositions.tracking, { letterId: letter.id })).now[0]).toMatchObject({
    ...below,
    awaited: 'follow-up',
  });
  const result = await upload(staff, 'hasil.pdf', smallPdf(1));
  await staff.call(dispositions.report, { ...below, text: 'Data terlampir', fileIds: [result.fileId] });
  const accepted = await division.call(dispositions.accept, below);
  expect(accepted.state).toBe('done');
  const attached = accepted.reports[0]!;
  const back = await house.ask(`/api/dispositions/reports/${attached.id}/files/${result.fileId}`, {
    token: division.token,
  });
  expect(Buffer.from(await back.arrayBuffer()).equals(smallPdf(1))).toBe(true);
  await division.call(dispositions.report, { ...desk, text: 'Sudah dihadiri' });
  await head.call(dispositions.accept, desk);

  // Tracked by whoever delivered it: the stage, and no inside name.
  const underWay = await trackingPage(letter.receiptCode);
  expect(underWay.status).toBe(200);
  for (const inside of ['Arif Budiman', 'Komunikasi', letter.subject, letter.sender, 'Mohon mewakili'])
    expect(underWay.html).not.toContain(inside);

  // Closed.
  const closed = await head.call(letters.close, { letterId: letter.id, postId: head.postId });
  expect(closed).toMatchObject({ stage: 'closed', settledAt: '2026-11-21T01:00:00.000Z' });
  expect((await trackingPage(letter.receiptCode)).html).toContain(
    house.house.services.locales.text('id', 'letters.portal.stage.closed'),
  );

  // Everyone was told, and everything is told.
  await house.runJobs();
  expect(await told(head)).toEqual(['letter.registered', 'disposition.reported']);
  expect(await told(division)).toEqual(['disposition.given', 'disposition.reported', 'disposition.accepted']);
  expect(await told(staff)).toEqual(['disposition.forwarded', 'disposition.accepted']);
  const { items } = await staff.call(letters.timeline, { letterId: letter.id });
  expect(items.map((item) => item.type)).toEqual([
    'letter.registered',
    'letter.opened',
    'disposition.given',
    'disposition.read',
    'disposition.forwarded',
    'disposition.read',
    'disposition.started',
    'disposition.reported',
    'disposition.accepted',
    'disposition.reported',
    'disposition.accepted',
    'letter.closed',
  ]);
  for (const { sentence, actorName, postName } of items) {
    expect(sentence.startsWith(`${actorName} (${postName}) `), sentence).toBe(true);
    expect(sentence).not.toMatch(/[{}—]|undefined|null|events\./);
  }
  expect(items.at(-1)!.sentence).toMatch(/\(Kepala Dinas [^)]+\) menyatakan surat selesai$/);
}, 120_000);
