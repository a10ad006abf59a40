import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { FieldGroup, Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { deductionSchemes } from '../../contract/days.ts';
import type { DeductionRules } from '../../contract/deduction-schemes.ts';
import { Trial } from '../trial/trial.tsx';
import { PercentField } from './percent-field.tsx';
import styles from './rules.module.css';
import { schemeFaultOf } from './scheme-fault.ts';
import { coveringKinds, rulesOf, type SchemeValues, schemeValues } from './scheme-values.ts';
import { TierFields } from './tier-fields.tsx';

const atFields = faultInField({ 'attendance.begun-stays': 'startsOn' });

/** What a day costs from a day on; tried on last month before it is decided. */
export function SchemeForm({ like, onEnd }: { like: DeductionRules | null; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(deductionSchemes.decide, {
    initial: { startsOn: '', ...schemeValues(like) },
    shape: ({ startsOn, ...values }) => ({ startsOn, rules: rulesOf(values) }),
    stales: ['attendance.'],
    atFields,
    onDone: () => {
      toast(t('attendance.schemes.done'));
      onEnd();
    },
  });
  const { values, getInputProps, setFieldValue, clearErrors, errors } = form.form;
  const fault = schemeFaultOf(values);
  const missing = (name: 'notCheckedIn' | 'notCheckedOut', tiers: SchemeValues['late']) => (
    <Select
      label={t(`attendance.schemes.${name}`)}
      required
      data={[...new Set(tiers.map(({ code }) => code.trim()).filter(Boolean))]}
      value={values[name] || null}
      onChange={(code) => setFieldValue(name, code ?? '')}
      error={errors[`rules.${name}`]}
    />
  );
  const percent = (name: string, label: string, path: string) => (
    <PercentField key={name} label={label} {...getInputProps(name)} error={errors[`rules.${path}`]} />
  );
  return (
    <>
      <Form of={form} verb={t('attendance.decide')} onCancel={onEnd}>
        <DayField label={t('attendance.startsOn')} required {...getInputProps('startsOn')} />
        <TextInput
          label={t('attendance.basis')}
          placeholder="Peraturan Bupati Nomor 7 Tahun 2026"
          required
          {...getInputProps('basis')}
          error={errors['rules.basis']}
        />
        {(['late', 'early'] as const).map((name) => (
          <TierFields
            key={name}
            title={t(`attendance.schemes.${name}`)}
            prefix={name === 'late' ? 'TL' : 'PSW'}
            tiers={values[name]}
            onChange={(tiers) => {
              clearErrors();
              setFieldValue(name, tiers as never);
            }}
            faultOf={(path) => errors[`rules.${name}.${path}`]}
          />
        ))}
        <div className={styles.pair}>
          {missing('notCheckedIn', values.late)}
          {missing('notCheckedOut', values.early)}
        </div>
        {percent('absent', t('attendance.schemes.absent'), 'absentBasisPoints')}
        <FieldGroup title={t('attendance.schemes.covered')} hint={t('attendance.schemes.coveredHint')}>
          <div className={styles.pair}>
            {coveringKinds.map((kind) =>
              percent(`covered.${kind}`, t(`attendance.mark.${kind}`), `covered.${kind}`),
            )}
          </div>
        </FieldGroup>
        {fault ? (
          <p role="status" className={styles.fault}>
            {t(`errors.attendance.${fault}`)}
          </p>
        ) : null}
      </Form>
      <Trial draft={{ kind: 'scheme', rules: { ...rulesOf(values), basis: values.basis || '…' } }} />
    </>
  );
}
