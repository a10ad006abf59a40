import type { Script, Shot } from './http-load.ts';
import type { BenchOffice } from './lay-out-office.ts';

const json = (token: string, path: string, body: unknown): Shot => ({
  method: 'POST',
  path,
  token,
  body: JSON.stringify(body),
});

/** A script of one request. */
export function repeat(shot: (client: number, round: number) => Shot): Script {
  return function* (client, round) {
    yield shot(client, round);
  };
}

export function registration(office: BenchOffice, bookId: string): Shot {
  return json(office.registry.token, '/api/letters', {
    bookId,
    sender: 'Dinas Kesehatan Kabupaten Tirtamaya',
    subject: 'Permohonan data cakupan imunisasi bulan November tahun 2026',
    letterNumber: '400.7/123/DINKES/2026',
    letterDate: '2024-11-18',
    addressees: [office.head.postId],
  });
}

/** A scanned letter: the file is sent, taken in as mail, and entered in the book. */
export function registrationWithFile(office: BenchOffice): Script {
  return function* () {
    const { token } = office.registry;
    const uploaded = yield {
      method: 'POST',
      path: '/api/files?name=surat.pdf',
      token,
      body: pdf(),
      mediaType: 'application/pdf',
    };
    const { file } = JSON.parse(uploaded.body) as { file: { fileId: string } };
    const received = yield json(token, '/api/letters/intakes', { fileIds: [file.fileId] });
    const { id: intakeId } = JSON.parse(received.body) as { id: string };
    const { body, ...shot } = registration(office, office.bookId);
    yield { ...shot, body: JSON.stringify({ ...JSON.parse(String(body)), intakeId }) };
  };
}

const filler = Buffer.alloc(200_000, 'x');

/** A page of 200 KB that nobody has sent before. */
export function pdf(): Buffer {
  const stream = Buffer.concat([Buffer.from(`% ${crypto.randomUUID()}\n`), filler]);
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    `<</Length ${stream.length}>>\nstream\n${stream.toString('latin1')}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  return Buffer.from(
    `${text}${xref}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

/** Dispositions of the secretary, each on one of the letters that wait; they are used up from the end. */
export function dispositions(office: BenchOffice, letterIds: string[]): () => Shot {
  return () => {
    const letterId = letterIds.pop();
    if (!letterId) throw new Error('no letter waits for a disposition any more: load the folder anew');
    return disposition(office, letterId);
  };
}

export function disposition(office: BenchOffice, letterId: string): Shot {
  const { secretary, head } = office;
  return json(secretary.token, `/api/letters/${letterId}/dispositions`, {
    postId: secretary.postId,
    recipients: [head.postId],
    instructions: ['TINDAK_LANJUT'],
    note: 'Mohon ditindaklanjuti',
  });
}

/** What people look for, by how much of it there is. */
export const searches = {
  frequent: 'undangan',
  rare: 'lontar',
  none: 'xylofonista',
  phrase: '"rapat koordinasi"',
  misspelt: 'undnagan',
} as const;

export function search(token: string, q: string): Shot {
  return { method: 'GET', path: `/api/letters?q=${encodeURIComponent(q)}`, token };
}
