import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '#office/design/form/day-field.tsx';
import type { ContractForm } from '#office/design/form/use-contract-form.ts';
import { PersonPicker } from '../pick/person-picker.tsx';
import { hintBelow } from '../wide-field.ts';
import { endOfDay, startOfDay } from '../zone-day.ts';
import styles from './term-fields.module.css';

/** Who holds or serves a post, with the days as they are chosen, under the names of the instants that they become. */
export interface TermValues extends Record<string, unknown> {
  personId: string | null;
  startsAt: string;
  endsAt: string;
}

/** As it is sent: from the beginning of the first day to the end of the last, or without an end. */
export function termSent(zone: string, { personId, startsAt, endsAt }: TermValues) {
  return {
    personId,
    startsAt: startOfDay(zone, startsAt),
    endsAt: endsAt ? endOfDay(zone, endsAt) : null,
  };
}

interface TermFieldsProps<Values extends TermValues> {
  of: ContractForm<Values>['form'];
  /** Asked between the person and the days. */
  children?: ReactNode;
}

/** The person, and from when until when. */
export function TermFields<Values extends TermValues>({ of: form, children }: TermFieldsProps<Values>) {
  const { t } = useTranslation();
  return (
    <>
      <PersonPicker
        label={t('organization.person.one')}
        placeholder={t('organization.person.find')}
        {...form.getInputProps('personId')}
        required
        data-autofocus
      />
      {children}
      <div className={styles.days}>
        <DayField label={t('organization.holder.from')} {...form.getInputProps('startsAt')} required />
        <DayField
          label={t('organization.holder.until')}
          description={t('organization.holder.untilHint')}
          {...hintBelow}
          min={form.values.startsAt}
          {...form.getInputProps('endsAt')}
        />
      </div>
    </>
  );
}
