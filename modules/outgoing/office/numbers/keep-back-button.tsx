import { NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { configuration } from '../../contract/configuration.ts';
import type { NumberBookView } from '../../contract/number-books.ts';
import { numbers } from '../../contract/numbers.ts';

/** Keeps numbers of today back, for paper or days without a network. */
export function KeepBackButton({ books }: { books: readonly NumberBookView[] }) {
  const { t } = useTranslation();
  return (
    <DialogButton
      verb={t('outgoing.numbers.keepBack')}
      icon={Tag}
      look="main"
      title={t('outgoing.numbers.keepBackTitle')}
    >
      {(close) => <KeepBackForm books={books} onEnd={close} />}
    </DialogButton>
  );
}

function KeepBackForm({ books, onEnd }: { books: readonly NumberBookView[]; onEnd: () => void }) {
  const { t } = useTranslation();
  const groups = useOperation(configuration.groups, {}).data?.items ?? [];
  const open = books.filter(({ closedAt }) => closedAt === null);
  const form = useActForm(numbers.keepBack, {
    initial: {
      bookId: open[0]?.id ?? '',
      groupCode: '',
      classificationCode: '',
      count: 5 as number | string,
      reason: '',
      approvedBy: '',
    },
    shape: ({ classificationCode, count, ...values }) => ({
      ...values,
      count: Number(count),
      ...(classificationCode.trim() ? { classificationCode: classificationCode.trim() } : {}),
    }),
    stales: ['outgoing.'],
    onDone: (kept) => {
      toast(t('outgoing.numbers.keptBack', { count: kept.length }));
      onEnd();
    },
  });
  const chosen = groups.find(({ group }) => group.code === form.form.values.groupCode)?.group;
  return (
    <Form of={form} verb={t('outgoing.numbers.keepBack')} onCancel={onEnd}>
      <p>{t('outgoing.numbers.keepBackWhat')}</p>
      <NativeSelect
        label={t('outgoing.numbers.book')}
        required
        data={open.map(({ id, name, unitName }) => ({ value: id as string, label: `${name} · ${unitName}` }))}
        {...form.form.getInputProps('bookId')}
      />
      <Select
        label={t('outgoing.numbers.group')}
        required
        searchable
        allowDeselect={false}
        selectFirstOptionOnChange
        data={groups.map(({ group }) => ({ value: group.code, label: group.name }))}
        {...form.form.getInputProps('groupCode')}
      />
      {chosen?.counter === 'classification' ? (
        <TextInput
          label={t('outgoing.field.classificationCode')}
          required
          {...form.form.getInputProps('classificationCode')}
        />
      ) : null}
      <NumberInput
        label={t('outgoing.numbers.count')}
        required
        min={1}
        max={100}
        allowDecimal={false}
        {...form.form.getInputProps('count')}
      />
      <TextInput label={t('outgoing.numbers.reason')} required {...form.form.getInputProps('reason')} />
      <PersonPicker
        label={t('outgoing.numbers.approvedBy')}
        description={t('outgoing.numbers.approvedByHint')}
        required
        {...form.form.getInputProps('approvedBy')}
      />
    </Form>
  );
}
