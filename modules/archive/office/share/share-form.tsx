import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownOnce } from '#modules/identity/office/shown-once.tsx';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useToday } from '#office/format/use-today.ts';
import { shares } from '../../contract/shares.ts';
import type { RecordId } from '../../contract/terms.ts';
import styles from './share.module.css';

const atFields = faultInField({ 'archive.share-too-long': 'lastDay' });

interface ShareFormProps {
  recordIds: readonly RecordId[];
  /** What the link is called at first. */
  title: string;
  onEnd: () => void;
}

/** Makes a link to records, and shows it this once. */
export function ShareForm({ recordIds, title, onEnd }: ShareFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [address, setAddress] = useState('');
  const form = useActForm(shares.make, {
    initial: { title: title.slice(0, 200), reason: '', lastDay: '' },
    shape: (values) => ({ recordIds: [...recordIds], ...values }),
    stales: [shares.list.id],
    atFields,
    onDone: (done) => setAddress(done.address),
  });
  if (address) return <Told address={address} onEnd={onEnd} />;
  const { getInputProps } = form.form;
  return (
    <Form of={form} verb={t('archive.share.verb')} onCancel={onEnd}>
      <p className={styles.what}>
        {recordIds.length === 1
          ? t('archive.share.what')
          : t('archive.share.whatMany', { count: recordIds.length })}
      </p>
      <TextInput
        label={t('archive.share.titleField')}
        required
        maxLength={200}
        data-autofocus
        {...getInputProps('title')}
      />
      <TextInput
        label={t('archive.share.reason')}
        description={t('archive.share.reasonHint')}
        required
        maxLength={500}
        {...getInputProps('reason')}
      />
      <DayField label={t('archive.share.lastDay')} required min={today} {...getInputProps('lastDay')} />
    </Form>
  );
}

/** The link, told this once. */
function Told({ address, onEnd }: { address: string; onEnd: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.told}>
      <p role="status">{t('archive.share.once')}</p>
      <ShownOnce label={t('archive.share.address')} secret={address} />
      <div>
        <Button onClick={onEnd}>{t('archive.share.kept')}</Button>
      </div>
    </div>
  );
}
