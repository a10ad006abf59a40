import { EntryContent } from '../../contract/details.ts';
import { type SiasnHistory, siasnHistories } from '../../contract/siasn.ts';
import { type Draft, entryFault } from '../rules/entry-faults.ts';
import { mapHistory } from './map-histories.rules.ts';
import { mapMainData, type Surrounding } from './map-main-data.rules.ts';
import { type Mapped, RowReader, type SiasnAnswer } from './siasn-answer.rules.ts';

/**
 * What SIASN answered, as entries of an employee file, and every field that stood in the way of one. Fields by their names
 * in public clients (kanekescom/laravel-siasn-simpeg, black-coffee04/ws-siasn-php); BKN publishes none.
 */
export function mapSiasn(answer: SiasnAnswer, surrounding: Surrounding): Mapped {
  const mapped: Mapped = { entries: [], unread: [] };
  for (const history of siasnHistories)
    for (const row of answer[history]) {
      const reader = new RowReader(history, row);
      for (const draft of draftsOf(history, reader, surrounding)) {
        const content = EntryContent.safeParse(draft.content);
        if (content.success && !entryFault(draft, surrounding.employment))
          mapped.entries.push({ ...draft, content: content.data, history });
        else reader.unread.push({ history, field: fieldAtFault[history], why: 'not-understood' });
      }
      mapped.unread.push(...reader.unread);
    }
  return mapped;
}

function draftsOf(history: SiasnHistory, reader: RowReader, surrounding: Surrounding): Draft[] {
  if (history === 'data-utama') return mapMainData(reader, surrounding);
  const draft = mapHistory[history](reader);
  return draft ? [draft] : [];
}

/** Where the fields of a row can be read and do not go together, the one that is to be looked at. */
const fieldAtFault: Readonly<Record<SiasnHistory, string>> = {
  'data-utama': 'email',
  'rw-golongan': 'golonganId',
  'rw-jabatan': 'jenisJabatan',
  'rw-pendidikan': 'tahunLulus',
  'rw-diklat': 'tanggalSelesai',
  'rw-kursus': 'tanggalSelesaiKursus',
  'rw-penghargaan': 'skDate',
  'rw-angkakredit': 'kreditBaruTotal',
  'rw-skp22': 'tahun',
  'rw-cltn': 'tanggalAkhir',
  'rw-hukdis': 'akhirHukumTanggal',
};
