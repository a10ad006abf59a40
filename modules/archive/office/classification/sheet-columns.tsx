import { Button } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { csvBlob } from '#modules/organization/office/import/template-file.ts';
import { saveFile } from '#office/design/save-file.ts';

interface Column {
  name: string;
  required?: true;
  example: string;
}

/** Headings as the import knows them, with an example each. */
const guides: Record<'schedule' | 'access', readonly Column[]> = {
  schedule: [
    { name: 'kode', required: true, example: '000.1.1' },
    { name: 'judul', required: true, example: 'Telekomunikasi' },
    { name: 'kode_induk', example: '000.1' },
    { name: 'retensi_aktif', example: '1' },
    { name: 'pemicu_aktif', example: '' },
    { name: 'retensi_inaktif', example: '1' },
    { name: 'pemicu_inaktif', example: '' },
    { name: 'nasib_akhir', example: 'musnah' },
    { name: 'pengecualian', example: '' },
    { name: 'kode_lama', example: '' },
  ],
  access: [
    { name: 'kode', required: true, example: '800.1.11' },
    { name: 'klasifikasi_keamanan', required: true, example: 'T' },
    { name: 'hak_akses', required: true, example: 'penentu kebijakan, pelaksana' },
    { name: 'dasar_pertimbangan', example: 'Memuat data pribadi pegawai' },
  ],
};

/** What belongs in the columns of a sheet, and a template to fill in. */
export function SheetColumns({ of }: { of: keyof typeof guides }) {
  const { t } = useTranslation();
  const columns = guides[of];
  const save = () =>
    saveFile(
      csvBlob([columns.map(({ name }) => name), columns.map(({ example }) => example)]),
      `${t(`archive.sheet.file.${of}`)}.csv`,
    );
  return (
    <details>
      <summary>{t('archive.sheet.columns')}</summary>
      <ul>
        {columns.map(({ name, required }) => (
          <li key={name}>
            <code>{name}</code> {t(`archive.sheet.${of}.${name}`)}
            {required ? ` (${t('archive.sheet.required')})` : null}
          </li>
        ))}
      </ul>
      <Button variant="default" leftSection={<FileText size={16} aria-hidden="true" />} onClick={save}>
        {t('archive.sheet.template')}
      </Button>
    </details>
  );
}
