import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { EntryContent } from '../../contract/details.ts';
import { files } from '../../contract/files.ts';
import { type EntryField, entryFields, labelKey, optionKey } from './entry-fields.ts';

/** A name and a value to show. */
export type Said = readonly [name: string, value: string];

/** What entries say, in the words of the screen. */
export function useEntryWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const reference = useOperation(files.reference, {}).data;
  const named = (of: 'educationLevels' | 'echelons', code: string) =>
    reference?.[of].find((one) => one.code === code)?.name ?? code;
  const gradeName = (code: string) => {
    const grade = reference?.grades.find((one) => one.code === code);
    return grade ? [grade.name, grade.rank].filter(Boolean).join(' · ') : code;
  };
  const shownValue = (field: EntryField, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    if (field.type === 'flag') return value ? t('staff.yes') : '';
    if (field.type === 'day') return format.day(String(value));
    if (field.type === 'choice') return t(optionKey(field, String(value)));
    if (field.type === 'grade') return gradeName(String(value));
    if (field.type === 'education') return named('educationLevels', String(value));
    if (field.type === 'echelon') return named('echelons', String(value));
    return String(value);
  };
  /** Every field that says something. */
  const everything = ({ kind, details }: EntryContent): Said[] =>
    entryFields[kind].flatMap((field) => {
      const value = shownValue(field, (details as Record<string, unknown>)[field.name]);
      return value ? [[t(labelKey(field)), value] as const] : [];
    });
  /** What the headline does not say; that a post is held definitively goes without saying. */
  const said = (content: EntryContent): Said[] => {
    const { kind, details } = content;
    const left = entryFields[kind].filter(
      ({ name }) =>
        !headlineFields[kind].includes(name) &&
        !(name === 'capacity' && 'capacity' in details && details.capacity === 'definitive'),
    );
    const labels = left.map((field) => t(labelKey(field)));
    return everything(content).filter(([label]) => labels.includes(label));
  };
  const one = ({ kind, details }: EntryContent, name: string): string => {
    const field = entryFields[kind].find((candidate) => candidate.name === name)!;
    return shownValue(field, (details as Record<string, unknown>)[name]);
  };
  /** The entry in a few words. */
  const headline = (content: EntryContent): string => {
    const words = headlineFields[content.kind].map((name) => one(content, name)).filter(Boolean);
    return words.join(', ') || t(`staff.kind.${content.kind}`);
  };
  return { everything, said, headline };
}

/** The fields by which an entry of a kind is called. */
const headlineFields: Readonly<Record<EntryContent['kind'], readonly string[]>> = {
  appointment: ['stage'],
  'legal-status': ['status'],
  birth: ['place', 'day'],
  grade: ['code'],
  position: ['name', 'unitName'],
  education: ['level', 'program'],
  training: ['name'],
  award: ['name'],
  'unpaid-leave': ['reason'],
  contract: ['position'],
  performance: ['predicate', 'period'],
  credit: ['points', 'position'],
  registration: ['siasnId', 'workingUnit'],
  personal: ['address'],
  family: ['name', 'relation'],
  health: ['result'],
  discipline: ['penalty'],
};
