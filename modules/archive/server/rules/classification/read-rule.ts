import type { Fate } from '../../../contract/terms.ts';
import type { ExceptedFate, RetentionRule, RuleException } from './classification.ts';
import type { ScheduleField } from './schedule-columns.ts';

/** Longer periods than a century are written as permanent. */
const longestYears = 100;

type Cells = Record<ScheduleField, string>;
type Report = (field: ScheduleField, code: string) => void;

/**
 * The retention rule that a row states; null where it states none, or where something in it is at fault, which is told
 * to `report` by column. Years may carry their unit and their event (`2 tahun setelah hak dan kewajiban habis`); a fate
 * may carry its exception (`Musnah, kecuali SK masuk berkas perseorangan`).
 */
export function readRule(cells: Cells, report: Report): RetentionRule | null {
  const stated = ruleFields.filter((field) => cells[field] !== '');
  if (stated.length === 0) return null;
  const missing = neededFields.filter((field) => cells[field] === '');
  for (const field of missing) report(field, 'archive.rule-incomplete');
  const active = readPeriod(cells, 'activeYears', 'activeTrigger', report);
  const inactive = readPeriod(cells, 'inactiveYears', 'inactiveTrigger', report);
  const end = readFate(cells, report);
  if (missing.length > 0 || !active || !inactive || !end) return null;
  return {
    activeYears: active.years,
    activeTrigger: active.trigger,
    inactiveYears: inactive.years,
    inactiveTrigger: inactive.trigger,
    fate: end.fate,
    exception: end.exception,
  };
}

const neededFields = ['activeYears', 'inactiveYears', 'fate'] as const;
const ruleFields = [...neededFields, 'activeTrigger', 'inactiveTrigger', 'exception'] as const;

function readPeriod(
  cells: Cells,
  yearsField: 'activeYears' | 'inactiveYears',
  triggerField: 'activeTrigger' | 'inactiveTrigger',
  report: Report,
): { years: number; trigger: string | null } | null {
  if (cells[yearsField] === '') return null;
  const parts = /^(\d{1,4})(?![\d.,/-])\s*(?:\([^)]*\)\s*)?(?:tahun|thn?\.?)?\s*(.*)$/i.exec(
    cells[yearsField],
  );
  const years = Number(parts?.[1] ?? Number.NaN);
  if (!parts || years > longestYears) {
    report(yearsField, 'archive.bad-years');
    return null;
  }
  if (parts[2] !== '' && cells[triggerField] !== '') {
    report(triggerField, 'archive.trigger-twice');
    return null;
  }
  return { years, trigger: parts[2] || cells[triggerField] || null };
}

const fateWords: readonly [RegExp, Fate][] = [
  [/^(di)?musnah(kan)?$|^destroy$/i, 'destroy'],
  [/^(di)?permanen(kan)?$|^permanent$/i, 'permanent'],
  [/^(di)?nilai kembali$|^reappraise$/i, 'reappraise'],
];

function readFate(cells: Cells, report: Report): { fate: Fate; exception: RuleException | null } | null {
  if (cells.fate === '') {
    if (cells.exception !== '') report('exception', 'archive.exception-without-destruction');
    return null;
  }
  const said = cells.fate.replaceAll('_', ' ');
  const [, main = said, marked, inside] =
    /^(.*?)(,?\s*dengan pengecualian|,?\s*kecuali\s+(.+))$/i.exec(said) ?? [];
  const fate = fateWords.find(([words]) => words.test(main.trim()))?.[1];
  if (!fate) {
    report('fate', 'archive.unknown-fate');
    return null;
  }
  const words = [inside ?? '', cells.exception].map(exceptedWords).filter(Boolean);
  if (fate !== 'destroy' && (marked !== undefined || words.length > 0)) {
    report('exception', 'archive.exception-without-destruction');
    return null;
  }
  if (words.length > 1 && words[0]!.toLowerCase() !== words[1]!.toLowerCase()) {
    report('exception', 'archive.exception-twice');
    return null;
  }
  if (marked !== undefined && words.length === 0) {
    report('exception', 'archive.exception-missing');
    return null;
  }
  return { fate, exception: words[0] ? { words: words[0], fate: exceptedFate(words[0]) } : null };
}

const exceptedWords = (text: string) => text.replace(/^kecuali\s+/i, '').trim();

/** What the schedule says of the excepted ones; where it says nothing, the panel decides. */
function exceptedFate(words: string): ExceptedFate {
  if (/berkas perseorangan/i.test(words)) return 'personal-file';
  return /permanen/i.test(words) ? 'permanent' : 'reappraise';
}
