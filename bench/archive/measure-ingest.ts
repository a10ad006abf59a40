import type { Script, Shot } from '../letters/http-load.ts';
import { measure } from '../letters/measuring.ts';
import { pdf } from '../letters/shots.ts';
import type { ArchiveBench } from './bench-archive.ts';

/** A document of 200 KB is sent and filed by hand, each client into a dossier of its own. */
export async function measureIngest(bench: ArchiveBench): Promise<void> {
  const open = await bench.owner.rows<{ id: string }>(
    `select id from archive.dossier where state = 'open' and security_class = 'B' order by id desc limit 64`,
  );
  const dossiers = open.map(({ id }) => id);
  await measure(bench, {
    metric: 'documents of 200 KB sent and filed',
    script: filing(bench.people.arsiparis, dossiers),
    clients: [1, 16],
  });
}

function filing(token: string, dossiers: readonly string[]): Script {
  return function* (client) {
    const sent = yield post('/api/files?name=surat.pdf', { body: pdf(), mediaType: 'application/pdf' });
    const { file } = JSON.parse(sent.body) as { file: { fileId: string } };
    yield post(`/api/archive/dossiers/${dossiers[client % dossiers.length]}/records`, {
      body: JSON.stringify({
        fileIds: [file.fileId],
        title: 'Laporan pelaksanaan kegiatan bulan November',
      }),
    });
  };

  function post(path: string, more: Pick<Shot, 'body' | 'mediaType'>): Shot {
    return { method: 'POST', path, token, ...more };
  }
}
