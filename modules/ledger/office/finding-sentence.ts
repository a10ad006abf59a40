import type { TFunction } from 'i18next';
import type { LedgerState } from '../contract/ledger.ts';

type Alarm = LedgerState['alarms'][number];

/** Of a record each file that came later is a fact of its own, by its place from 0. */
const broughtFile = /^file_(\d+)$/;

/** What a fact of a row is called; its bare name where a later version of the program settled it. */
export function factName(t: TFunction, fact: string): string {
  const [, place] = broughtFile.exec(fact) ?? [];
  if (place) return t('ledger.fact.brought_file', { number: Number(place) + 1 });
  return t(`ledger.fact.${fact}`, { defaultValue: fact });
}

/** What a thing is called: `Surat masuk 12/2026`. */
export function thingName(t: TFunction, { module, name }: { module: string; name: string | null }): string {
  return name === null ? t('ledger.thing.unnamed') : t(`ledger.thing.${module}`, { name });
}

/** A finding as a sentence. */
export function findingSentence(t: TFunction, { finding, record, thing }: Alarm): string {
  return t(`ledger.finding.${finding}`, {
    record,
    thing: thing ? thingName(t, thing) : record,
    fact: thing?.fact ? factName(t, thing.fact) : '',
  });
}

/** The kind under which the office knows the pages of a module's things. */
export const subjectKindOf: Readonly<Record<string, string>> = {
  letters: 'letter',
  outgoing: 'draft',
  archive: 'record',
};
