import type { JobContext } from '#core/jobs/job.ts';
import en from '../locales/en.json' with { type: 'json' };
import id from '../locales/id.json' with { type: 'json' };
import type { Watched } from '../server/ledger.api.ts';

/** Keys of texts that a language does not have. */
export function untold(keys: readonly string[]): string[] {
  return [en, id].flatMap((locale) => keys.filter((key) => !Object.hasOwn(locale, key)));
}

/** What the newest rows of a source are called in findings: the names of their facts, as keys of texts. */
export async function factKeys(ctx: JobContext, source: Watched): Promise<string[]> {
  const rows = await ctx.transact('read', async ({ tx }) =>
    source.facts(tx, await source.newest(tx, null, 10)),
  );
  const names = new Set([...rows.values()].flatMap((row) => Object.keys(row)));
  return [...names].filter((name) => !/^file_\d+$/.test(name)).map((name) => `ledger.fact.${name}`);
}
