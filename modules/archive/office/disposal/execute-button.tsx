import { Button, NumberInput, TextInput } from '@mantine/core';
import { Flame, FolderInput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { HeldInput } from '#office/design/form/held-input.tsx';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import styles from './disposal.module.css';

/**
 * One of the two keys. What will be gone is said, and who turns it types the number of the report and the count of
 * dossiers, so that it is this list that they mean.
 */
export function ExecuteButton({ list }: { list: DisposalView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [number, setNumber] = useState('');
  const [items, setItems] = useState<number | string>('');
  const second = list.firstExecution !== null;
  const destroys = list.kind === 'destruction';
  const close = () => {
    setAsked(false);
    setNumber('');
    setItems('');
  };
  const execute = useAct(disposal.execute, {
    onDone: ({ executed }) => {
      toast(t(executed ? `archive.disposal.executed.${list.kind}` : 'archive.disposal.firstKey'));
      close();
    },
  });
  const verb = t(second ? `archive.disposal.execute.${list.kind}` : 'archive.disposal.executeFirst');
  const Icon = destroys ? Flame : FolderInput;
  const typed = number.trim() === list.report?.number && Number(items) === list.items;
  return (
    <>
      <Button
        color={destroys ? 'danger' : 'wilis'}
        leftSection={<Icon size={16} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {verb}
      </Button>
      <ConfirmFinal
        opened={asked}
        onClose={close}
        verb={verb}
        danger={destroys}
        title={t(`archive.disposal.executeTitle.${list.kind}`, { count: list.items })}
        busy={execute.isPending}
        error={asked ? (execute.error ?? undefined) : undefined}
        onConfirm={() => {
          if (typed) execute.mutate({ listId: list.id, reportNumber: number.trim(), items: Number(items) });
        }}
      >
        <div className={destroys ? styles.lost : undefined}>
          <p>{t(`archive.disposal.executeWhat.${list.kind}`, { count: list.items })}</p>
          {destroys ? (
            <ul>
              <li>{t('archive.disposal.lost.records')}</li>
              <li>{t('archive.disposal.lost.search')}</li>
              <li>{t('archive.disposal.lost.stay')}</li>
            </ul>
          ) : null}
          <p>
            <strong>{t(second ? 'archive.disposal.secondKey' : 'archive.disposal.needsSecond')}</strong>
          </p>
        </div>
        <HeldInput when={number !== ''} />
        <TextInput
          label={t('archive.disposal.typeNumber', { number: list.report?.number })}
          required
          autoComplete="off"
          data-autofocus
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <NumberInput
          label={t('archive.disposal.typeItems')}
          required
          min={1}
          mt="sm"
          allowDecimal={false}
          value={items}
          onChange={setItems}
          error={number && items !== '' && !typed ? t('archive.disposal.typedWrong') : undefined}
        />
      </ConfirmFinal>
    </>
  );
}
