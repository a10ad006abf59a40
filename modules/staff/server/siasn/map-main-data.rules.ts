import type { EntryContent } from '../../contract/details.ts';
import type { Stage } from '../../contract/terms.ts';
import type { Day } from '../rules/days.ts';
import type { Draft } from '../rules/entry-faults.ts';
import { legalStatuses, maritalStatuses, sexes } from '../rules/sheet/words.ts';
import type { RowReader } from './siasn-answer.rules.ts';

export interface Surrounding {
  employment: 'pns' | 'pppk' | 'other';
  /** The day of the answer: what SIASN tells without a day holds from it on. */
  on: Day;
}

/** The entries that the main data of an employee (`data-utama`) make. */
export function mapMainData(row: RowReader, surrounding: Surrounding): Draft[] {
  return [
    ...appointments(row, surrounding),
    birth(row),
    legalStatus(row, surrounding),
    registration(row, surrounding),
    personal(row, surrounding),
  ].filter((draft) => draft !== undefined);
}

function appointments(row: RowReader, { employment }: Surrounding): (Draft | undefined)[] {
  const appointment = (stage: Stage, of: 'Cpns' | 'Pns'): Draft | undefined => {
    const startsOn = row.day(`tmt${of}`);
    if (!startsOn) {
      if (row.text(`tmt${of}`)) row.miss(`tmt${of}`);
      return undefined;
    }
    const content: EntryContent = { kind: 'appointment', details: { stage } };
    return { content, startsOn, ...row.decree(`nomorSk${of}`, `tglSk${of}`) };
  };
  if (employment === 'pppk') return [appointment('pppk', 'Cpns')];
  return [appointment('cpns', 'Cpns'), appointment('pns', 'Pns')];
}

function birth(row: RowReader): Draft | undefined {
  const place = row.needed('tempatLahir', row.text('tempatLahir'));
  const day = row.needed('tglLahir', row.day('tglLahir'));
  const sex = row.needed('jenisKelamin', row.word('jenisKelamin', sexes.read));
  if (!place || !day || !sex) return undefined;
  return { content: { kind: 'birth', details: { place, day, sex } }, startsOn: day };
}

function legalStatus(row: RowReader, { on }: Surrounding): Draft | undefined {
  const status = row.needed('kedudukanPnsNama', row.word('kedudukanPnsNama', legalStatuses.read));
  // SIASN tells no day: who serves has served since the first appointment, everything else holds from the answer on.
  const startsOn = (status === 'active' && row.day('tmtCpns')) || on;
  return status && { content: { kind: 'legal-status', details: { status } }, startsOn };
}

function registration(row: RowReader, { on }: Surrounding): Draft | undefined {
  const former = row.text('nipLama');
  const details = told({
    siasnId: row.text('id', 60),
    formerNumber: former && /^\d{9}$/.test(former) ? former : undefined,
    cardNumber: row.text('kartuAsn', 40) ?? row.text('noSeriKarpeg', 40),
    payOffice: row.text('kpknNama'),
    workplace: row.text('lokasiKerja'),
    homeAgency: row.text('instansiIndukNama'),
    workingAgency: row.text('instansiKerjaNama'),
    workingUnit: row.text('satuanKerjaKerjaNama'),
  });
  return details && { content: { kind: 'registration', details }, startsOn: on };
}

function personal(row: RowReader, { on }: Surrounding): Draft | undefined {
  const tax = row.text('noNpwp')?.replace(/\D/g, '');
  const insurance = row.text('bpjs')?.replace(/\D/g, '');
  const [phone, email] = [row.text('noHp') ?? row.text('noTelp'), row.text('email', 254)];
  const details = told({
    religion: row.text('agama', 40),
    maritalStatus: row.word('statusPerkawinan', maritalStatuses.read),
    address: row.text('alamat', 500),
    phone: phone && /^\+?[\d ()-]{5,29}$/.test(phone) ? phone : undefined,
    email: email && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) ? email : undefined,
    taxNumber: tax && /^\d{15,16}$/.test(tax) ? tax : undefined,
    insuranceNumber: insurance && /^\d{13}$/.test(insurance) ? insurance : undefined,
  });
  return details && { content: { kind: 'personal', details }, startsOn: on };
}

/** The details that were told; undefined where none was. */
function told<T extends object>(details: T): { [K in keyof T]?: NonNullable<T[K]> } | undefined {
  const entries = Object.entries(details).filter(([, value]) => value !== undefined);
  return entries.length > 0
    ? (Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> })
    : undefined;
}
