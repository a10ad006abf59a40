import { Radio, Stack, TextInput } from '@mantine/core';
import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { shares } from '../../contract/shares.ts';
import { publicFlags } from '../../contract/terms.ts';
import type { RecordView } from '../../contract/views.ts';
import styles from './notes.module.css';

/** Whether the record is public information, and why. */
export function PublicityPanel({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { publicity, can } = record;
  if (!publicity && !can.setPublicity) return null;
  return (
    <Panel
      title={t('archive.publicity.title')}
      acts={
        can.setPublicity ? (
          <DialogButton
            look="small"
            verb={t('archive.publicity.verb')}
            title={t('archive.publicity.dialog')}
            icon={Megaphone}
          >
            {(close) => <Say record={record} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      {publicity ? (
        <>
          <strong>{t(`archive.publicity.flag.${publicity.flag}`)}</strong>
          <p className={styles.body}>{publicity.reason}</p>
          <p className={styles.at}>
            {t('archive.publicity.by', { name: publicity.setBy.name, day: format.day(publicity.setAt) })}
          </p>
        </>
      ) : (
        <NothingYet>{t('archive.publicity.none')}</NothingYet>
      )}
    </Panel>
  );
}

function Say({ record, onEnd }: { record: RecordView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(shares.setPublicity, {
    initial: { flag: (record.publicity?.flag ?? '') as string, reason: '' },
    shape: (values) => ({ recordId: record.id, ...values }),
    onDone: () => {
      toast(t('archive.publicity.said'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.publicity.verb')} onCancel={onEnd}>
      <Radio.Group label={t('archive.publicity.title')} required {...form.form.getInputProps('flag')}>
        <Stack gap="sm" mt="xs">
          {publicFlags.map((flag) => (
            <Radio
              key={flag}
              value={flag}
              label={t(`archive.publicity.flag.${flag}`)}
              description={t(`archive.publicity.means.${flag}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('archive.publicity.reason')}
        description={t('archive.publicity.reasonHint')}
        required
        maxLength={500}
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}
