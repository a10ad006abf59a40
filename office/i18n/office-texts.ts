import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Texts reach the browser in parts, so that the first load does not grow with the number of modules.
 * `first`: what the shell and the places of the modules are called; `module`: the rest of one module, loaded with its
 * pages; `faults`: what went wrong, by code.
 */
export type TextPart = 'first' | 'module' | 'faults';

/** Texts that only the server puts into words: sentences of events, mails, titles of notices, pages of the portal. */
const serverOnly =
  /^(events\.|notifications\.(title|mail)\.|[\w-]+\.(portal|mail|receipt)\.|errors\.provisioning\.)/;
const fault = /^(errors|warnings)\./;
/** Modules with many faults that are met on their own pages alone: their words come with those. */
const faultsWithPages =
  /^errors\.(archive|attendance|calendar|leave|ledger|organization|outgoing|signatures|staff)\./;
/** Words of the viewer: loaded with the first document. */
const withDocuments = /^office\.viewer\./;
const asked = /\/locales\/(?:id|en)\.json\?part=(first|module|faults)$/;

/** Gives each import of a locale file with `?part=…` that part of it. */
export function officeTexts(): Plugin {
  return {
    name: 'pendopo-office-texts',
    enforce: 'pre',
    transform: {
      filter: { id: asked },
      handler(code, id) {
        const part = asked.exec(id)?.[1] as TextPart;
        const kept = partOf(code, part, part === 'faults' ? () => false : mentionedFor(id));
        return { code: `export default ${kept};`, moduleType: 'js', map: null };
      },
    },
  };
}

/** The keys of one part; `mentioned` says which keys of a module the shell needs before any page of it. */
export function partOf(json: string, part: TextPart, mentioned: (key: string) => boolean): string {
  const texts = Object.entries(JSON.parse(json) as Record<string, string>);
  return JSON.stringify(Object.fromEntries(texts.filter(([key]) => keyPart(key, mentioned) === part)));
}

function keyPart(key: string, mentioned: (key: string) => boolean): TextPart | null {
  if (mentioned(key)) return 'first';
  if (fault.test(key) && !faultsWithPages.test(key)) return 'faults';
  return serverOnly.test(key) ? null : 'module';
}

/** All texts of the shell but those of documents, which come with the viewer; of a module, those that its `office/*-office.ts` names (places, counters, commands). */
function mentionedFor(id: string): (key: string) => boolean {
  const folder = join(dirname(id.split('?')[0]!), '..');
  if (folder.endsWith('/office')) return (key) => !withDocuments.test(key);
  const office = join(folder, 'office');
  const declarations = safeNames(office).filter((file) => file.endsWith('-office.ts'));
  const source = declarations.map((file) => readFileSync(join(office, file), 'utf8')).join('\n');
  // The form for one thing comes with the word itself.
  return (key) => source.includes(`'${key.replace(/_one$/, '')}'`);
}

function safeNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
