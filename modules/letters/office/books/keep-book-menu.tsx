import { Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { Archive, ArchiveRestore, ChevronDown, Pencil, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type BookView, books } from '../../contract/books.ts';
import { focusTitle } from '../focus-title.ts';

/** Renames a book, makes it the common one, closes it or opens it again: for who keeps it. */
export function KeepBookMenu({ book }: { book: BookView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'change' | 'close' | null>(null);
  const stop = () => setAsked(null);
  const reopen = useAct(books.reopen, {
    onDone: ({ name }) => {
      toast(t('letters.books.reopened', { name }));
      focusTitle();
    },
  });
  const close = useAct(books.close, {
    onDone: ({ name }) => {
      toast(t('letters.books.closed', { name }));
      stop();
      focusTitle();
    },
  });
  if (!book.can.keep) return null;
  if (book.closedAt)
    return (
      <Button
        variant="default"
        leftSection={<ArchiveRestore size={16} aria-hidden="true" />}
        loading={reopen.isPending}
        onClick={() => reopen.mutate({ bookId: book.id })}
      >
        {t('letters.books.reopen')}
      </Button>
    );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<Settings2 size={16} aria-hidden="true" />}
            rightSection={<ChevronDown size={14} aria-hidden="true" />}
          >
            {t('letters.books.keep')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={16} aria-hidden="true" />} onClick={() => setAsked('change')}>
            {t('letters.books.change')}
          </Menu.Item>
          {book.isDefault ? null : (
            <Menu.Item
              leftSection={<Archive size={16} aria-hidden="true" />}
              onClick={() => setAsked('close')}
            >
              {t('letters.books.close')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={asked === 'change'} onClose={stop} title={t('letters.books.change')}>
        <ChangeForm book={book} onEnd={stop} />
      </Dialog>
      <ConfirmFinal
        opened={asked === 'close'}
        onClose={stop}
        verb={t('letters.books.close')}
        title={t('letters.books.closeTitle', { name: book.name })}
        busy={close.isPending}
        error={close.error ?? undefined}
        onConfirm={() => close.mutate({ bookId: book.id })}
      >
        <p>{t('letters.books.closeWhat')}</p>
      </ConfirmFinal>
    </>
  );
}

function ChangeForm({ book, onEnd }: { book: BookView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(books.change, {
    initial: { name: book.name, isDefault: book.isDefault },
    shape: ({ name, isDefault }) => ({
      bookId: book.id,
      name,
      ...(isDefault && !book.isDefault ? { isDefault } : {}),
    }),
    onDone: () => {
      toast(t('letters.books.changed'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('letters.books.changeVerb')} onCancel={onEnd}>
      <TextInput
        label={t('letters.books.name')}
        required
        data-autofocus
        {...form.form.getInputProps('name')}
      />
      <Checkbox
        label={t('letters.books.common')}
        description={t('letters.books.commonHint')}
        disabled={!book.can.makeCommon}
        {...form.form.getInputProps('isDefault', { type: 'checkbox' })}
      />
    </Form>
  );
}
