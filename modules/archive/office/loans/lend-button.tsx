import { TextInput } from '@mantine/core';
import { HandHelping } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FindSelect } from '#modules/organization/office/pick/find-select.tsx';
import { PostPicker } from '#modules/organization/office/pick/post-picker.tsx';
import { call } from '#office/data/client.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { dossiers } from '../../contract/dossiers.ts';
import { loans } from '../../contract/loans.ts';

const atFields = faultInField({
  'archive.due-in-the-past': 'dueOn',
  'archive.lent-already': 'dossierId',
  'archive.borrower-may-not-read': 'postId',
});

/** Lends a dossier to the holder of a post until a day. */
export function LendButton() {
  const { t } = useTranslation();
  return (
    <DialogButton verb={t('archive.loans.lend')} icon={HandHelping} look="main" keeps>
      {(close) => <LendForm onEnd={close} />}
    </DialogButton>
  );
}

function LendForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(loans.lend, {
    initial: { dossierId: null as string | null, postId: null as string | null, purpose: '', dueOn: '' },
    stales: ['archive.'],
    atFields,
    onDone: ({ borrower }) => {
      toast(t('archive.loans.lent', { name: borrower.name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.loans.lend')} onCancel={onEnd}>
      <FindSelect
        of="dossiers.any"
        label={t('archive.disposal.dossier')}
        description={t('archive.loans.dossierHint')}
        required
        data-autofocus
        find={findDossiers}
        {...form.form.getInputProps('dossierId')}
      />
      <PostPicker
        label={t('archive.loans.to')}
        description={t('archive.loans.toHint')}
        required
        {...form.form.getInputProps('postId')}
      />
      <TextInput label={t('archive.loans.purpose')} required {...form.form.getInputProps('purpose')} />
      <DayField label={t('archive.loans.due')} required {...form.form.getInputProps('dueOn')} />
    </Form>
  );
}

async function findDossiers(text: string, signal: AbortSignal) {
  const { items } = await call(dossiers.list, { q: text.slice(0, 200), size: 20 }, { signal });
  return items
    .filter(({ state }) => state !== 'destroyed' && state !== 'handed-over')
    .map(({ id, number, year, title, code, unitName }) => ({
      value: id as string,
      label: `${number}/${year} ${title}`,
      detail: `${code} · ${unitName}`,
    }));
}
