import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { NothingYet } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type BalanceEntryKind, balances } from '../../contract/balances.ts';
import styles from '../leave.module.css';
import { useLeaveWords } from '../words/use-leave-words.ts';

const kinds = ['opening', 'adjustment', 'collective-worked'] as const;
const atFields = faultInField({ 'leave.not-eighths': 'days', 'leave.year-not-over': 'year' });

interface BalanceEntriesProps {
  person: { id: string; name: string };
  year: number;
  onEnd: () => void;
}

/** What was entered about the years of somebody, and the form to enter more. Nothing is overwritten. */
export function BalanceEntries({ person, year, onEnd }: BalanceEntriesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { amount } = useLeaveWords();
  const entries = useOperation(balances.show, { personId: person.id as never, year }).data?.entries;
  const form = useActForm(balances.enter, {
    initial: {
      kind: 'opening' as BalanceEntryKind,
      year: (year - 1) as number | string,
      ...{ days: 0 as number | string, olderLeft: 0 as number | string },
      ...{ taken: 0 as number | string, deferred: 0 as number | string, reason: '' },
    },
    shape: ({ kind, year: of, days, olderLeft, taken, deferred, reason }) => ({
      ...{ personId: person.id, kind, year: Number(of), days: Number(days), reason },
      ...(kind === 'opening'
        ? { olderLeft: Number(olderLeft), taken: Number(taken), deferred: Number(deferred) }
        : {}),
    }),
    stales: ['leave.'],
    atFields,
    onDone: () => {
      toast(t('leave.balances.entered'));
      onEnd();
    },
  });
  const { values, getInputProps } = form.form;
  return (
    <div className={styles.stack}>
      {entries?.length === 0 ? <NothingYet>{t('leave.balances.noEntries')}</NothingYet> : null}
      {entries && entries.length > 0 ? (
        <PanelRows>
          {entries.map((entry) => (
            <PanelRow
              key={entry.id}
              name={t('leave.balances.entry', {
                kind: t(`leave.entry.${entry.kind}`),
                year: entry.year,
                days: amount(entry.days),
              })}
              detail={entry.reason}
              further={`${entry.enteredBy.name} · ${format.day(entry.enteredAt)}`}
            />
          ))}
        </PanelRows>
      ) : null}
      <Form of={form} verb={t('leave.balances.enter')} onCancel={onEnd}>
        <div className={styles.pair}>
          <Select
            label={t('leave.balances.kind')}
            allowDeselect={false}
            data={kinds.map((value) => ({ value, label: t(`leave.entry.${value}`) }))}
            {...getInputProps('kind')}
          />
          <NumberInput label={t('leave.balances.year')} min={1945} max={2200} {...getInputProps('year')} />
        </div>
        <NumberInput
          label={t(`leave.entry.${values.kind}.days`)}
          decimalSeparator=","
          decimalScale={3}
          {...getInputProps('days')}
        />
        {values.kind === 'opening' ? (
          <div className={styles.pair}>
            <NumberInput label={t('leave.entry.olderLeft')} min={0} {...getInputProps('olderLeft')} />
            <NumberInput label={t('leave.entry.taken')} min={0} {...getInputProps('taken')} />
            <NumberInput label={t('leave.entry.deferred')} min={0} {...getInputProps('deferred')} />
          </div>
        ) : null}
        <TextInput label={t('leave.do.reason')} required {...getInputProps('reason')} />
      </Form>
    </div>
  );
}
