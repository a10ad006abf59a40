import { Button, TextInput } from '@mantine/core';
import { Archive, ArchiveRestore, BookPlus, NotebookTabs, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { type NumberBookView, numberBooks } from '../../contract/number-books.ts';
import styles from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

const atFields = faultInField({
  'outgoing.book-code-taken': 'unitCode',
  'outgoing.book-in-use': 'unitCode',
});

/** Which units number their letters themselves, and under which code. */
export function NumberBooksPage() {
  const { t } = useTranslation();
  const answer = useOperation(numberBooks.list, {});
  const open = (
    <DialogButton verb={t('outgoing.book.open')} icon={BookPlus} look="main" keeps>
      {(close) => <OpenForm onEnd={close} />}
    </DialogButton>
  );
  return (
    <>
      <PageHeader
        title={t('outgoing.settings.numberBooks')}
        detail={t('outgoing.settings.numberBooksDetail')}
        actions={open}
      />
      <SettingsTabs />
      <AnswerState of={answer} loading={<LoadingRows rows={4} />} />
      {answer.data?.items.length === 0 ? (
        <EmptyState title={t('outgoing.book.none')} action={open}>
          {t('outgoing.book.noneHint')}
        </EmptyState>
      ) : null}
      {answer.data && answer.data.items.length > 0 ? (
        <Panel title={t('outgoing.settings.numberBooks')} flush>
          <PanelRows>
            {answer.data.items.map((book) => (
              <BookRow key={book.id} book={book} />
            ))}
          </PanelRows>
        </Panel>
      ) : null}
    </>
  );
}

function BookRow({ book }: { book: NumberBookView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const close = useAct(numberBooks.close, {
    onDone: ({ name }) => {
      toast(t('outgoing.book.closed', { name }));
      setAsked(false);
    },
  });
  const reopen = useAct(numberBooks.reopen, {
    onDone: ({ name }) => toast(t('outgoing.book.reopened', { name })),
  });
  const [latest] = book.counters;
  const counted = latest
    ? book.counters
        .filter(({ year }) => year === latest.year)
        .map(({ groupName, lastNumber }) => `${groupName} ${lastNumber}`)
        .join(' · ')
    : t('outgoing.book.unused');
  return (
    <PanelRow
      icon={NotebookTabs}
      name={
        <span className={styles.badges}>
          {book.name}
          {book.closedAt ? (
            <StatusBadge tone="neutral" icon={Archive} label={t('outgoing.book.isClosed')} />
          ) : null}
        </span>
      }
      detail={
        <>
          {book.unitName} · <span className={styles.code}>{book.unitCode}</span>
        </>
      }
      further={latest ? `${latest.year}: ${counted}` : counted}
    >
      {book.can.keep ? (
        <span className={styles.acts}>
          {book.closedAt ? (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<ArchiveRestore size={14} aria-hidden="true" />}
              loading={reopen.isPending}
              onClick={() => reopen.mutate({ bookId: book.id })}
            >
              {t('outgoing.book.reopen')}
            </Button>
          ) : (
            <>
              <DialogButton verb={t('outgoing.settings.change')} title={book.name} icon={Pencil} look="small">
                {(end) => <ChangeForm book={book} onEnd={end} />}
              </DialogButton>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsked(true)}>
                {t('outgoing.book.close')}
              </Button>
            </>
          )}
        </span>
      ) : null}
      <ConfirmFinal
        opened={asked}
        onClose={() => setAsked(false)}
        verb={t('outgoing.book.close')}
        title={t('outgoing.book.closeTitle', { name: book.name })}
        busy={close.isPending}
        error={asked ? (close.error ?? undefined) : undefined}
        onConfirm={() => close.mutate({ bookId: book.id })}
      >
        <p>{t('outgoing.book.closeWhat')}</p>
      </ConfirmFinal>
    </PanelRow>
  );
}

function OpenForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(numberBooks.open, {
    initial: { unitId: null as string | null, name: '', unitCode: '' },
    atFields,
    onDone: ({ name }) => {
      toast(t('outgoing.book.opened', { name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.book.open')} onCancel={onEnd}>
      <UnitPicker
        label={t('outgoing.book.unit')}
        description={t('outgoing.book.unitHint')}
        required
        data-autofocus
        {...form.form.getInputProps('unitId')}
      />
      <TextInput label={t('outgoing.book.name')} required {...form.form.getInputProps('name')} />
      <TextInput
        label={t('outgoing.book.code')}
        description={t('outgoing.book.codeHint')}
        placeholder="DISKOMINFO"
        required
        {...form.form.getInputProps('unitCode')}
      />
    </Form>
  );
}

function ChangeForm({ book, onEnd }: { book: NumberBookView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(numberBooks.change, {
    initial: { name: book.name, unitCode: book.unitCode },
    shape: (values) => ({ bookId: book.id, ...values }),
    atFields,
    onDone: () => {
      toast(t('outgoing.book.changed'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.settings.save')} onCancel={onEnd}>
      <TextInput
        label={t('outgoing.book.name')}
        required
        data-autofocus
        {...form.form.getInputProps('name')}
      />
      <TextInput
        label={t('outgoing.book.code')}
        description={t(book.can.changeCode ? 'outgoing.book.codeHint' : 'outgoing.book.codeFixed')}
        disabled={!book.can.changeCode}
        {...form.form.getInputProps('unitCode')}
      />
    </Form>
  );
}
