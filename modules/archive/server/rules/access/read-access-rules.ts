import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { AccessGroup } from '../../../contract/terms.ts';
import { normalCode } from '../classification/codes.ts';
import {
  type HeadedRow,
  readHeadedSheet,
  type Sheet,
  type SheetColumn,
  type SheetFault,
} from '../sheets/headed-sheet.ts';
import type { AccessRule } from './access-rules.ts';

const columns = {
  code: { titles: ['kode', 'code', 'kode_klasifikasi'], required: true },
  title: { titles: ['uraian', 'judul', 'title', 'jenis_arsip'] },
  securityClass: { titles: ['klasifikasi_keamanan', 'security_class', 'keamanan'], required: true },
  groups: { titles: ['hak_akses', 'groups', 'akses'], required: true },
  reason: { titles: ['dasar_pertimbangan', 'reason', 'alasan'] },
} as const satisfies Record<string, SheetColumn>;
type Field = keyof typeof columns;

export interface AccessReading {
  rows: number;
  /** What the sound rows say; they are taken in only when there are no faults at all. */
  rules: ReadonlyMap<string, AccessRule>;
  faults: SheetFault[];
}

/**
 * Reads an SKKAD table for a dry run and for the import alike; every fault is told with row, column and code.
 * @param knows whether the classification has a code
 */
export function readAccessRules(sheet: Sheet, knows: (code: string) => boolean): AccessReading {
  const { rows, faults } = readHeadedSheet<Field>(sheet, columns);
  const rules = new Map<string, AccessRule>();
  const seen = new Set<string>();
  for (const row of rows) {
    const before = faults.length;
    const report = (field: Field, code: string) => {
      faults.push({ row: row.row, column: columns[field].titles[0], code });
    };
    const code = normalCode(row.cells.code);
    if (code === '') report('code', 'archive.code-missing');
    else if (seen.has(code)) report('code', 'archive.code-twice');
    else if (!knows(code)) report('code', 'archive.unknown-code');
    seen.add(code);
    const rule = readRow(code, row, report);
    if (rule && faults.length === before) rules.set(code, rule);
  }
  faults.sort((a, b) => a.row - b.row);
  return { rows: rows.length, rules, faults };
}

function readRow(
  code: string,
  { cells }: HeadedRow<Field>,
  report: (field: Field, code: string) => void,
): AccessRule | null {
  const securityClass = classWords[cells.securityClass.toLowerCase()];
  if (!securityClass) report('securityClass', 'archive.unknown-class');
  const named = cells.groups
    .split(/[,;/]/)
    .map((word) => word.trim().toLowerCase())
    .filter(Boolean);
  const groups = named.map((word) => groupWords[word]);
  if (named.length === 0 || groups.some((group) => group === undefined))
    report('groups', 'archive.unknown-group');
  const secret = securityClass !== undefined && securityClass !== 'B';
  // A secret that the public may see is a slip of the pen; which half of it is wrong is for the agency to say.
  if (secret && groups.includes('public')) report('groups', 'archive.public-secret');
  if (secret && cells.reason === '') report('reason', 'archive.reason-missing');
  if (!securityClass) return null;
  return {
    code,
    securityClass,
    groups: [...new Set(groups as AccessGroup[])],
    reason: cells.reason || null,
  };
}

const classWords: Readonly<Record<string, SecurityClass>> = {
  sr: 'SR',
  'sangat rahasia': 'SR',
  r: 'R',
  rahasia: 'R',
  t: 'T',
  terbatas: 'T',
  b: 'B',
  biasa: 'B',
  'biasa/terbuka': 'B',
  terbuka: 'B',
};

const groupWords: Readonly<Record<string, AccessGroup>> = {
  'penentu kebijakan': 'policy-makers',
  'policy-makers': 'policy-makers',
  pelaksana: 'executors',
  'pelaksana kebijakan': 'executors',
  executors: 'executors',
  pengawas: 'supervisors',
  'pengawas internal': 'supervisors',
  'pengawas eksternal': 'supervisors',
  supervisors: 'supervisors',
  publik: 'public',
  public: 'public',
};
