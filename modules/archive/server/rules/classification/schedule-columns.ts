import type { SheetColumn } from '../sheets/headed-sheet.ts';

/** Columns of a classification with its retention schedule, as agencies and the data of the product write them. */
export const scheduleColumns = {
  code: { titles: ['kode', 'code', 'kode_klasifikasi'], required: true },
  title: { titles: ['judul', 'title', 'uraian', 'nama', 'jenis_arsip', 'klasifikasi'], required: true },
  parent: { titles: ['kode_induk', 'parent_code', 'induk'] },
  former: { titles: ['kode_lama', 'former_code'] },
  level: { titles: ['tingkat', 'level'] },
  leaf: { titles: ['ujung', 'is_leaf'] },
  activeYears: { titles: ['retensi_aktif', 'active_years', 'aktif'] },
  activeTrigger: { titles: ['pemicu_aktif', 'active_trigger'] },
  inactiveYears: { titles: ['retensi_inaktif', 'inactive_years', 'inaktif'] },
  inactiveTrigger: { titles: ['pemicu_inaktif', 'inactive_trigger'] },
  fate: { titles: ['nasib_akhir', 'final_disposition', 'keterangan'] },
  exception: { titles: ['pengecualian', 'exception'] },
} as const satisfies Record<string, SheetColumn>;

export type ScheduleField = keyof typeof scheduleColumns;
