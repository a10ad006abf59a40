import type { Shot } from '../letters/http-load.ts';
import { measure } from '../letters/measuring.ts';
import { pgbenchScript } from '../letters/pgbench-script.ts';
import { repeat } from '../letters/shots.ts';
import { say } from '../report.ts';
import type { ArchiveBench } from './bench-archive.ts';

/** What people look for, by how much of it there is: about a half, one in fifty, thirty, none. */
const questions = {
  frequent: 'undangan',
  common: 'klarifikasi',
  rare: 'lontar',
  none: 'xylofonista',
  phrase: '"rapat koordinasi"',
  misspelt: 'undnagan',
} as const;

const deepPage = 50;
const pageSize = 20;

const ask = (token: string, query: Record<string, string>, path = ''): Shot => ({
  method: 'GET',
  path: `/api/archive/records${path}?${new URLSearchParams(query)}`,
  token,
});

/** Every kind of question by every kind of person, at the first page and at the fiftieth. */
export async function measureSearch(bench: ArchiveBench): Promise<void> {
  for (const [who, token] of Object.entries(bench.people)) {
    for (const [kind, q] of Object.entries(questions)) {
      await measureShot(bench, `search, ${kind}, ${who}`, ask(token, { q }));
      const cursor = await cursorOf(bench, token, q);
      if (cursor)
        await measureShot(bench, `search, ${kind}, ${who}, page ${deepPage}`, ask(token, { q, cursor }));
    }
  }
}

/** How much there is of each kind, which is counted up to ten thousand. */
export async function measureFacets(bench: ArchiveBench): Promise<void> {
  for (const [who, token] of Object.entries(bench.people)) {
    for (const kind of ['frequent', 'common', 'rare', 'none'] as const)
      await measureShot(bench, `facets, ${kind}, ${who}`, ask(token, { q: questions[kind] }, '/facets'));
    await measureShot(bench, `facets, no words, ${who}`, ask(token, {}, '/facets'));
  }
}

/** Lists that are not searched for, a search within one unit, and what is about the same. */
export async function measureLists(bench: ArchiveBench): Promise<void> {
  const [open] = await bench.owner.rows<{ id: string; dossier: string; unit: string }>(
    `select r.id, r.dossier_id as dossier, d.unit_id as unit from archive.record r join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
     where d.security_class = 'B' and r.security_class = 'B' and d.unit_id = (select id from bench.unit where nth = 5) order by r.id desc offset 20 limit 1`,
  );
  const { id, dossier, unit } = open!;
  for (const [who, token] of Object.entries(bench.people)) {
    const get = (path: string): Shot => ({ method: 'GET', path: `/api/archive${path}`, token });
    await measureShot(bench, `all records, ${who}`, get('/records'));
    await measureShot(bench, `frequent in one unit, ${who}`, get(`/records?q=undangan&unitId=${unit}`));
    await measureShot(bench, `rare in one unit, ${who}`, get(`/records?q=lontar&unitId=${unit}`));
    await measureShot(bench, `a record, ${who}`, get(`/records/${id}`));
    await measureShot(bench, `alike, ${who}`, get(`/records/${id}/alike`));
    await measureShot(bench, `dossiers, ${who}`, get('/dossiers'));
    await measureShot(bench, `dossiers of a unit, ${who}`, get(`/dossiers?unitId=${unit}`));
    await measureShot(bench, `a dossier, ${who}`, get(`/dossiers/${dossier}`));
  }
}

async function measureShot(bench: ArchiveBench, metric: string, shot: Shot): Promise<void> {
  await measure(bench, {
    metric,
    script: repeat(() => shot),
    clients: [1, 16],
    raw: pgbenchScript(await bench.sqlOf(shot)),
  });
}

/** Where the deep page begins; undefined where the finds end before. */
async function cursorOf(bench: ArchiveBench, token: string, q: string): Promise<string | undefined> {
  let cursor: string | null = null;
  let found = 0;
  for (let page = 1; page < deepPage; page += 1) {
    const shot = ask(token, { q, size: String(pageSize), ...(cursor ? { cursor } : {}) });
    const answer = await fetch(bench.web.url + shot.path, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${shot.path}: ${answer.status} ${await answer.text()}`);
    const body = (await answer.json()) as { items: unknown[]; next: string | null };
    found += body.items.length;
    cursor = body.next;
    if (!cursor) {
      say(`${q}: ${found} finds`);
      return undefined;
    }
  }
  return cursor ?? undefined;
}
