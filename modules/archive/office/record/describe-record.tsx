import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUndo } from '#office/data/use-undo.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useFormat } from '#office/format/use-format.ts';
import { records } from '../../contract/records.ts';
import type { RecordView } from '../../contract/views.ts';
import { RecordFields, type RecordValues } from '../dossier/record-fields.tsx';
import styles from './record.module.css';

interface DescribeProps {
  record: RecordView;
}

/** Puts right what is said of the record. */
export function DescribeRecord({ record }: DescribeProps) {
  const { t } = useTranslation();
  return (
    <DialogButton
      look="small"
      verb={t('archive.describe.verb')}
      icon={PenLine}
      title={t('archive.describe.title')}
    >
      {(close) => <Describe record={record} onEnd={close} />}
    </DialogButton>
  );
}

function Describe({ record, onEnd }: DescribeProps & { onEnd: () => void }) {
  const { t } = useTranslation();
  const { id: recordId, edition, title, number, party, recordDate, copyState, pages } = record;
  const before = { title, number, party, recordDate, copyState, pages };
  const describeAgain = useUndo(records.describe, ['archive.']);
  const initial: RecordValues = {
    ...{ title, number: number ?? '', party: party ?? '', recordDate: recordDate ?? '' },
    ...{ copyState, pages: pages ?? '' },
  };
  const form = useActForm(records.describe, {
    initial,
    shape: (values) => ({
      ...{ recordId, edition, title: values.title, copyState: values.copyState },
      number: values.number.trim() || null,
      party: values.party.trim() || null,
      recordDate: values.recordDate || null,
      pages: values.pages === '' ? null : values.pages,
    }),
    stales: ['archive.'],
    onDone: (after) => {
      const undo = describeAgain({ recordId, edition: after.edition, ...before }, t('archive.describe.back'));
      toast(t('archive.describe.done'), { undo });
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.describe.verb')} onCancel={onEnd} wide>
      <RecordFields inputs={form.form.getInputProps} />
    </Form>
  );
}

/** What was said of it before, the latest first. */
export function FormerDescriptions({ record }: DescribeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (record.formerly.length === 0) return null;
  return (
    <details>
      <summary>{t('archive.describe.formerly')}</summary>
      <ul className={styles.links}>
        {record.formerly.map((one) => (
          <li key={one.replacedAt}>
            {[
              ...[one.title, one.number, one.party, one.recordDate && format.day(one.recordDate)],
              t(`archive.copy-state.${one.copyState}`),
              one.pages !== null && t('archive.describe.sheets', { count: one.pages }),
            ]
              .filter(Boolean)
              .join(' · ')}
            <p className={styles.quiet}>
              {t('archive.describe.replaced', { day: format.day(one.replacedAt), name: one.replacedBy.name })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
