import { NativeSelect, Textarea } from '@mantine/core';
import { Star, StarOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useFormat } from '#office/format/use-format.ts';
import {
  retention as acts,
  type Mark,
  type MarkView,
  marks,
  safeguardedCategories,
} from '../../../contract/retention.ts';
import { capital } from '../../words/capital.ts';
import styles from '../dossier.module.css';
import type { DossierFormProps } from '../rename-form.tsx';
import { Part, type RetentionPartProps, Said } from './part.tsx';
import { ReasonButton } from './reason-button.tsx';

type SetMark = z.output<typeof MarkView>;

/** Vital, safeguarded, permanent: what keeps the dossier whatever the schedule says. */
export function Marks({ dossier, retention }: RetentionPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { marks: set, can } = retention;
  if (set.length === 0 && !can.mark) return null;
  return (
    <Part
      title={t('archive.marks.title')}
      acts={
        can.mark ? (
          <DialogButton
            verb={t('archive.marks.verb')}
            icon={Star}
            title={t('archive.marks.set')}
            look="small"
            keeps
          >
            {(close) => <MarkForm dossier={dossier} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      <ul className={styles.said}>
        {set.map((one) => (
          <Said
            key={one.id}
            past={one.takenOff !== null}
            acts={can.mark && !one.takenOff ? <TakeOffButton of={one} /> : null}
          >
            {capital(t(`archive.mark.${one.mark}`))}
            {one.category ? ` (${t(`archive.category.${one.category}`)})` : ''}
            {one.recordId ? ` · ${t('archive.marks.ofRecord')}` : ''}
            <span className={styles.quiet}>
              {' '}
              {t('archive.marks.by', { name: one.by.name, at: format.shortDay(one.at) })} · {one.reason}
              {one.takenOff
                ? ` · ${t('archive.marks.takenOff', { name: one.takenOff.by.name, at: format.shortDay(one.takenOff.at), reason: one.takenOff.reason })}`
                : ''}
            </span>
          </Said>
        ))}
      </ul>
    </Part>
  );
}

function MarkForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const form = useActForm(acts.setMark, {
    initial: { mark: 'vital' as Mark, category: safeguardedCategories[0] as string, reason: '' },
    shape: ({ category, ...values }) => ({
      ...values,
      dossierId: dossier.id,
      ...(values.mark === 'safeguarded' ? { category } : {}),
    }),
    stales: ['archive.'],
    onDone: () => {
      toast(t('archive.marks.done'));
      onEnd();
    },
  });
  const { getInputProps, values } = form.form;
  return (
    <Form of={form} verb={t('archive.marks.verb')} onCancel={onEnd}>
      <NativeSelect
        label={t('archive.marks.mark')}
        description={t(`archive.marks.hint.${values.mark}`)}
        data={marks.map((value) => ({ value, label: capital(t(`archive.mark.${value}`)) }))}
        {...getInputProps('mark')}
      />
      {values.mark === 'safeguarded' ? (
        <NativeSelect
          label={t('archive.marks.category')}
          data={safeguardedCategories.map((value) => ({
            value,
            label: capital(t(`archive.category.${value}`)),
          }))}
          {...getInputProps('category')}
        />
      ) : null}
      <Textarea
        label={t('archive.field.reason')}
        required
        autosize
        minRows={2}
        data-autofocus
        {...getInputProps('reason')}
      />
    </Form>
  );
}

function TakeOffButton({ of }: { of: SetMark }) {
  const { t } = useTranslation();
  return (
    <ReasonButton
      act={acts.takeMarkOff}
      inputOf={(reason) => ({ markId: of.id, reason })}
      verb={t('archive.marks.takeOff')}
      icon={StarOff}
      title={t('archive.marks.takeOffTitle', { mark: t(`archive.mark.${of.mark}`) })}
      done={t('archive.marks.off')}
    >
      {t('archive.marks.takeOffWhat')}
    </ReasonButton>
  );
}
