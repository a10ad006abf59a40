import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { BookPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { units } from '#modules/organization/contract/units.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { books } from '../../contract/books.ts';

/** Opens a book for a unit: its numbers begin at 1. */
export function OpenBookButton() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<BookPlus size={16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t('letters.books.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('letters.books.openTitle')}
        closeButtonProps={{ 'aria-label': t('office.close') }}
      >
        <OpenBookForm onEnd={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function OpenBookForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const { data } = useOperation(units.tree, {});
  const open = useAct(books.open);
  const form = useContractForm({
    schema: books.open.input,
    initial: { unitId: '', name: '', isDefault: false },
    submit: async (values) => {
      const book = await open.mutateAsync(books.open.input.parse(values));
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
        {...form.form.getInputProps('isDefault', { type: 'checkbox' })}
      />
    </Form>
  );
}
