import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { collectObjects } from '#core/files/collect-objects.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

/** Stands in every piece of content that has to go, and in nothing that stays. */
export const canary = 'kanari';

/** Where the whole database still has the canary: every row of every table, as text and as bytes. */
export async function canariesInTables(house: TestHouse, word = canary): Promise<string[]> {
  const tables = await house.owner<{ name: string }>(
    `select format('%I.%I', n.nspname, t.relname) as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
     where t.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%' order by 1`,
  );
  const needles = [
    word,
    ...[word, word.toUpperCase(), `${word[0]!.toUpperCase()}${word.slice(1)}`].map((form) =>
      Buffer.from(form).toString('hex'),
    ),
  ];
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await house.owner<{ text: string }>(
      `select left(t::text, 2000) as text from ${name} t where lower(t::text) like any ($1)`,
      [needles.map((needle) => `%${needle}%`)],
    );
    for (const { text } of rows) found.push(`${name}: ${text}`);
  }
  return found;
}

/** Files below the data folder that have the canary: published logs as they lie, objects as whoever has the key reads them. */
export async function canariesInFiles(house: TestHouse): Promise<string[]> {
  const names = await readdir(house.dataDir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of names.filter((one) => one.isFile())) {
    const place = path.join(file.parentPath, file.name);
    const isObject = /^[0-9a-f]{64}$/.test(file.name);
    const bytes = isObject
      ? await buffer(await house.house.services.files.open(file.name))
      : await readFile(place);
    if (bytes.toString('latin1').toLowerCase().includes(canary)) found.push(place);
  }
  return found;
}

/** A day goes by, after which answers to repeated requests are forgotten. */
export async function dayPasses(house: TestHouse): Promise<void> {
  await house.owner("update core.idempotency set created_at = created_at - interval '25 hours'");
  await house.owner('select core.forget_expired()');
}

/** Two weeks of collecting: what no row names is set aside, and forgotten. */
export async function collectTwice(house: TestHouse): Promise<void> {
  for (const days of [8, 16])
    await collectObjects({
      files: house.house.services.files,
      now: new Date(Date.now() + days * 86_400_000),
      signal: new AbortController().signal,
      withoutRow: async (names) =>
        (
          await house.owner<{ name: string }>('select * from core.objects_without_row($1) as orphan(name)', [
            names,
          ])
        ).map(({ name }) => name),
    });
}
