import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import { type ClamdPeer, clamdPeer, eicar } from '#core/files/clamd-peer.ts';
import { clamdScanner } from '#core/files/clamd-scanner.ts';
import type { FileScanner } from '#core/files/file-scanner.ts';
import type { UploadView } from '#modules/files/contract/types.ts';
import { claimFiles, fileById, openFile, receiveDocument } from '#modules/files/server/files.api.ts';
import { onePagePdf } from './documents.ts';
import { type FilesHouse, filesHouse, type Person } from './files-house.ts';

let clamd: ClamdPeer;
let house: FilesHouse;
let clerk: Person;
let away = false;

/** The real scanner against the peer, which can be taken away. */
function scanner(): FileScanner {
  const real = clamdScanner(clamd.url);
  return {
    scan: (path) => (away ? Promise.reject(new AppError('files.scanner-unavailable')) : real.scan(path)),
  };
}

beforeAll(async () => {
  clamd = await clamdPeer();
  house = await filesHouse({ scanner: scanner() });
  clerk = await house.person(await house.agency('arunika'), 'Sri');
});
afterAll(async () => {
  await house.close();
  clamd.close();
});

/** A valid PDF with the test signature in a comment. */
function infectedPdf(): Buffer {
  const pdf = onePagePdf().toString('latin1');
  return Buffer.from(pdf.replace('xref\n', `%${eicar}\nxref\n`), 'latin1');
}

interface Refused {
  code: string;
  title: string;
  params: { reason: string };
}

async function quarantined(): Promise<
  { id: FileId; quarantine_reason: string; uploaded_by: string | null }[]
> {
  return house.rows(
    "select id, quarantine_reason, uploaded_by from files.file where state = 'quarantined' order by id",
  );
}

describe('a file in which the scanner finds something', () => {
  it('is refused with the reason, kept apart, told as an event, and served to nobody', async () => {
    const { status, body } = await house.call<Refused>(
      clerk,
      'POST',
      '/api/files?name=surat.pdf',
      infectedPdf(),
    );
    expect([status, body.code, body.params.reason]).toEqual([
      422,
      'files.quarantined',
      'Win.Test.EICAR_HDB-1',
    ]);
    expect(body.title).toContain('Win.Test.EICAR_HDB-1');
    const [row] = await quarantined();
    expect(row).toMatchObject({ quarantine_reason: 'Win.Test.EICAR_HDB-1', uploaded_by: clerk.id });
    const events = await house.rows(
      "select person_id, payload from core.event where type = 'file.quarantined'",
    );
    expect(events).toEqual([
      { person_id: clerk.id, payload: { fileName: 'surat.pdf', reason: 'Win.Test.EICAR_HDB-1' } },
    ]);

    const id = row!.id;
    expect((await house.call(clerk, 'GET', `/api/files/${id}`)).status).toBe(404);
    const claiming = house.within(clerk, (tx) => claimFiles(tx, [id], clerk.id));
    await expect(claiming).rejects.toMatchObject({ code: 'files.quarantined' });
    const known = await house.within(clerk, (tx) => fileById(tx, id));
    await expect(openFile(house.files, known!)).rejects.toMatchObject({ code: 'core.not-found' });
    // The planted fault: the bytes are there, so only the state keeps them in.
    expect((await openFile(house.files, { ...known!, state: 'ready' })).size).toBe(known!.sizeBytes);
  });

  it('is refused in pieces as well, and stays refused', async () => {
    const bytes = infectedPdf();
    const { body } = await house.call<UploadView>(clerk, 'POST', '/api/uploads', {
      name: 'surat.pdf',
      size: bytes.length,
    });
    const address = `/api/uploads/${body.uploadId}`;
    const refused = await house.call<Refused>(clerk, 'PATCH', `${address}?offset=0`, bytes);
    expect([refused.status, refused.body.code]).toEqual([422, 'files.quarantined']);
    expect((await house.call<Refused>(clerk, 'GET', address)).body.code).toBe('files.quarantined');
  });

  it('is refused when it comes by mail or a folder', async () => {
    const taking = receiveDocument(
      house.job(clerk.agencyId),
      { name: 'dari surel.pdf', content: Readable.from(infectedPdf()) },
      async () => 'never',
    );
    await expect(taking).rejects.toMatchObject({ code: 'files.quarantined' });
    expect((await quarantined()).some((row) => row.uploaded_by === null)).toBe(true);
  });

  it('is no duplicate of anything', async () => {
    const bytes = infectedPdf();
    await house.call(clerk, 'POST', '/api/files?name=a.pdf', bytes);
    const before = (await quarantined()).length;
    const again = await house.call<Refused>(clerk, 'POST', '/api/files?name=a.pdf', bytes);
    expect(again.body.code).toBe('files.quarantined');
    expect((await quarantined()).length).toBe(before + 1);
  });
});

describe('while the scanner is away', () => {
  it('nothing is taken for clean; an upload in pieces goes on when it is back', async () => {
    away = true;
    const bytes = onePagePdf();
    const oneShot = await house.call<Refused>(clerk, 'POST', '/api/files?name=surat.pdf', bytes);
    expect([oneShot.status, oneShot.body.code]).toEqual([503, 'files.scanner-unavailable']);
    const { body } = await house.call<UploadView>(clerk, 'POST', '/api/uploads', {
      name: 'surat.pdf',
      size: bytes.length,
    });
    const address = `/api/uploads/${body.uploadId}`;
    const waiting = await house.call<Refused>(clerk, 'PATCH', `${address}?offset=0`, bytes);
    expect([waiting.status, waiting.body.code]).toEqual([503, 'files.scanner-unavailable']);
    expect((await house.call<UploadView>(clerk, 'GET', address)).body).toMatchObject({
      offset: bytes.length,
      file: null,
    });
    away = false;
    const done = await house.call<UploadView>(
      clerk,
      'PATCH',
      `${address}?offset=${bytes.length}`,
      Buffer.alloc(0),
    );
    expect(done.body.file).toMatchObject({ name: 'surat.pdf' });
  });
});
