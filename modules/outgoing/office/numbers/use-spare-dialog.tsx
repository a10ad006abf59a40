import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FindSelect } from '#modules/organization/office/pick/find-select.tsx';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { call } from '#office/data/client.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useFormat } from '#office/format/use-format.ts';
import { drafts } from '../../contract/drafts.ts';
import { type NumberView, numbers } from '../../contract/numbers.ts';

interface UseSpareDialogProps {
  number: NumberView;
  opened: boolean;
  onClose: () => void;
}

/** Gives a letter a number that was kept back; on another day than its own somebody answers for it. */
export function UseSpareDialog({ number, opened, onClose }: UseSpareDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('outgoing.numbers.useTitle')}>
      <UseSpareForm number={number} onEnd={onClose} />
    </Dialog>
  );
}

function UseSpareForm({ number, onEnd }: { number: NumberView; onEnd: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const otherDay = format.daysUntil(number.takenOn) !== 0;
  const form = useActForm(numbers.useSpare, {
    initial: { draftId: '', reason: '', approvedBy: '' },
    shape: ({ draftId, reason, approvedBy }) => ({
      numberId: number.id,
      draftId,
      ...(reason.trim() ? { reason } : {}),
      ...(approvedBy ? { approvedBy } : {}),
    }),
    stales: ['outgoing.'],
    onDone: ({ text }) => {
      toast(t('outgoing.numbers.used', { number: text ?? '' }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.numbers.use')} onCancel={onEnd}>
      <p>
        {t('outgoing.numbers.useWhat', {
          number: number.text ?? String(number.sequence),
          day: format.day(number.takenOn),
        })}
      </p>
      <FindSelect
        of="outgoing.ready-letters"
        label={t('outgoing.numbers.letter')}
        required
        data-autofocus
        find={async (text, signal) => {
          const { items } = await call(
            drafts.list,
            { box: 'unit', stage: ['ready'], size: 20, ...(text ? { q: text } : {}) },
            { signal },
          );
          return items.map(({ id, subject, kindName, unitName }) => ({
            value: id,
            label: subject || kindName,
            detail: `${kindName} · ${unitName}`,
          }));
        }}
        {...form.form.getInputProps('draftId')}
      />
      {otherDay ? (
        <>
          <TextInput label={t('outgoing.numbers.reason')} required {...form.form.getInputProps('reason')} />
          <PersonPicker
            label={t('outgoing.numbers.approvedBy')}
            description={t('outgoing.numbers.approvedByHint')}
            required
            {...form.form.getInputProps('approvedBy')}
          />
        </>
      ) : null}
    </Form>
  );
}
