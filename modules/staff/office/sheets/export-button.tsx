import { SegmentedControl, Switch, TextInput } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#core/contract/ids.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { saveFile } from '#office/design/save-file.ts';
import { useToday } from '#office/format/use-today.ts';
import { useMay } from '#office/session/use-session.ts';
import { staffViewPrivate } from '../../contract/permissions.ts';
import { sheets } from '../../contract/sheets.ts';
import { fetchSheet } from './fetch-sheet.ts';

/** Takes the files of a unit, or of all, along as a sheet. */
export function ExportButton({ unitId }: { unitId: string | null }) {
  const { t } = useTranslation();
  return (
    <DialogButton verb={t('staff.export.open')} title={t('staff.export.title')} icon={FileDown}>
      {(close) => <ExportForm unitId={unitId as UnitId | null} onEnd={close} />}
    </DialogButton>
  );
}

function ExportForm({ unitId, onEnd }: { unitId: UnitId | null; onEnd: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const today = useToday();
  const shape = ({ format, withPrivate, purpose }: typeof initial) => ({
    ...{ format: format as 'csv' | 'xlsx', unitId },
    purpose: withPrivate ? purpose : null,
  });
  const initial = { format: 'xlsx', withPrivate: false, purpose: '' };
  const form = useContractForm({
    schema: sheets.export.input,
    initial,
    shape,
    submit: async (values) => {
      const sheet = await fetchSheet(shape(values));
      saveFile(sheet, `${t('staff.export.file')}-${today}.${values.format}`);
      onEnd();
    },
  });
  const { format, withPrivate } = form.form.values;
  return (
    <Form of={form} verb={t('staff.export.do')} onCancel={onEnd}>
      <p>{t(unitId ? 'staff.export.hintUnit' : 'staff.export.hint')}</p>
      <SegmentedControl
        aria-label={t('staff.export.format')}
        data={[
          { value: 'xlsx', label: 'Excel (XLSX)' },
          { value: 'csv', label: 'CSV' },
        ]}
        value={format}
        onChange={(value) => form.form.setFieldValue('format', value)}
      />
      {may(staffViewPrivate) ? (
        <Switch
          label={t('staff.export.private')}
          description={t('staff.export.privateHint')}
          {...form.form.getInputProps('withPrivate', { type: 'checkbox' })}
        />
      ) : null}
      {withPrivate ? (
        <TextInput
          label={t('staff.private.purpose')}
          required
          placeholder={t('staff.private.purposeExample')}
          {...form.form.getInputProps('purpose')}
        />
      ) : null}
    </Form>
  );
}
