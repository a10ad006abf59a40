import { NativeSelect, TextInput } from '@mantine/core';
import { Hand, LockOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useFormat } from '#office/format/use-format.ts';
import { retention as acts, type HoldView } from '../../../contract/retention.ts';
import { type HoldReason, holdReasons } from '../../../contract/terms.ts';
import { capital } from '../../words/capital.ts';
import styles from '../dossier.module.css';
import type { DossierFormProps } from '../rename-form.tsx';
import { Part, type RetentionPartProps, Said } from './part.tsx';
import { ReasonButton } from './reason-button.tsx';

type Hold = z.output<typeof HoldView>;

/** What freezes every disposal of the dossier. */
export function Holds({ dossier, retention }: RetentionPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { holds, can } = retention;
  if (holds.length === 0 && !can.placeHolds) return null;
  return (
    <Part
      title={t('archive.holds.title')}
      acts={
        can.placeHolds ? (
          <DialogButton
            verb={t('archive.holds.verb')}
            icon={Hand}
            title={t('archive.holds.place')}
            look="small"
            keeps
          >
            {(close) => <HoldForm dossier={dossier} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      <ul className={styles.said}>
        {holds.map((hold) => (
          <Said
            key={hold.id}
            past={hold.lifted !== null}
            acts={can.liftHolds && !hold.lifted ? <LiftButton hold={hold} /> : null}
          >
            {capital(t(`archive.hold.${hold.reason}`))} {hold.reference}
            <span className={styles.quiet}>
              {' '}
              {t('archive.holds.since', { from: format.shortDay(hold.from), name: hold.by.name })}
              {hold.note ? ` · ${hold.note}` : ''}
              {hold.lifted
                ? ` · ${t('archive.holds.lifted', { on: format.shortDay(hold.lifted.on), name: hold.lifted.by.name, reason: hold.lifted.reason })}`
                : ''}
            </span>
          </Said>
        ))}
      </ul>
    </Part>
  );
}

function HoldForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const form = useActForm(acts.placeHold, {
    initial: { reason: 'dispute' as HoldReason, reference: '', note: '' },
    shape: ({ note, ...values }) => ({
      ...values,
      dossierId: dossier.id,
      ...(note.trim() ? { note } : {}),
    }),
    stales: ['archive.'],
    onDone: () => {
      toast(t('archive.holds.done'));
      onEnd();
    },
  });
  const { getInputProps } = form.form;
  return (
    <Form of={form} verb={t('archive.holds.verb')} onCancel={onEnd}>
      <p className={styles.quiet}>{t('archive.holds.what')}</p>
      <NativeSelect
        label={t('archive.holds.reason')}
        data={holdReasons.map((value) => ({ value, label: capital(t(`archive.hold.${value}`)) }))}
        {...getInputProps('reason')}
      />
      <TextInput
        label={t('archive.holds.reference')}
        description={t('archive.holds.referenceHint')}
        required
        data-autofocus
        {...getInputProps('reference')}
      />
      <TextInput label={t('archive.field.note')} {...getInputProps('note')} />
    </Form>
  );
}

function LiftButton({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  return (
    <ReasonButton
      act={acts.liftHold}
      inputOf={(reason) => ({ holdId: hold.id, reason })}
      verb={t('archive.holds.lift')}
      icon={LockOpen}
      title={t('archive.holds.liftTitle')}
      done={t('archive.holds.liftedNow')}
    >
      {t('archive.holds.liftWhat')}
    </ReasonButton>
  );
}
