import { Checkbox, Select, TextInput } from '@mantine/core';
import { BookPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { units } from '#modules/organization/contract/units.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { books } from '../../contract/books.ts';

/** Opens a book for a unit: its numbers begin at 1. */
export function OpenBookButton() {
  const { t } = useTranslation();
  return (
    <DialogButton verb={t('letters.books.open')} icon={BookPlus} title={t('letters.books.openTitle')}>
      {(close) => <OpenBookForm onEnd={close} />}
    </DialogButton>
  );
}

function OpenBookForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const { data } = useOperation(units.tree, {});
  const shelf = useOperation(books.list, {});
  const othersKeepCommon = shelf.data?.items.some(({ isDefault, can }) => isDefault && !can.keep) ?? true;
  const form = useActForm(books.open, {
    initial: { unitId: '', name: '', isDefault: false },
    onDone: (book) => {
      toast(t('letters.books.opened', { name: book.name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('letters.books.open')} onCancel={onEnd}>
      <Select
        label={t('letters.books.unit')}
        required
        searchable
        allowDeselect={false}
        selectFirstOptionOnChange
        data={(data?.items ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
        {...form.form.getInputProps('unitId')}
      />
      <TextInput
        label={t('letters.books.name')}
        required
        placeholder={t('letters.book.agenda')}
        {...form.form.getInputProps('name')}
      />
      <Checkbox
        label={t('letters.books.common')}
        description={t('letters.books.commonHint')}
        disabled={othersKeepCommon}
        {...form.form.getInputProps('isDefault', { type: 'checkbox' })}
      />
    </Form>
  );
}
