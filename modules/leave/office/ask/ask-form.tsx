import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { FieldGroup, Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { Panel } from '#office/design/panel.tsx';
import type { RequestView } from '../../contract/request-view.ts';
import { requests } from '../../contract/requests.ts';
import type { LeaveKind } from '../../contract/terms.ts';
import { requestPath } from '../addresses.ts';
import styles from '../leave.module.css';
import { type AskValues, askedIn, formIn, valuesOf } from './ask-values.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { ProofFields } from './proof-fields.tsx';
import { SubstitutePicker } from './substitute-picker.tsx';

export type AskMode = 'new' | 'again' | 'replace' | 'enter';

interface AskFormProps {
  mode: AskMode;
  offer: OutputOf<typeof requests.offer>;
  before: RequestView | null;
  personId: string | null;
}

const atFields = faultInField({
  'leave.dates-reversed': 'last',
  'leave.too-long': 'last',
  'leave.overlaps': 'first',
  'leave.asked-too-late': 'first',
  'leave.days-unchanged': 'first',
  'leave.reason-missing': 'reason',
  'leave.child-number-missing': 'child',
  'leave.substitute-away': 'substituteId',
  'leave.substitute-is-employee': 'substituteId',
});

const operations = {
  new: requests.submit,
  replace: requests.submit,
  again: requests.resubmit,
  enter: requests.enter,
} as const;

/** Whose leave it is, and what goes before it. */
function about(mode: AskMode, before: RequestView | null, personId: string | null, values: AskValues) {
  if (mode === 'again') return { requestId: before?.id, keepProofs: values.keepProofs };
  if (mode === 'enter') return { personId, letterNumber: orNull(values.letterNumber) };
  return { personId, replacesId: mode === 'replace' ? (before?.id ?? null) : null };
}

/** The form with what would come of it beside it, while it is filled in. */
export function AskForm({ mode, offer, before, personId }: AskFormProps) {
  const { t } = useTranslation();
  // Where there is no room for it, what comes of the form stands above its button: it moves nothing that is typed into.
  const beside = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const navigate = useNavigate();
  const first = offer.items[0]?.kind ?? 'annual';
  const again = mode === 'again' && before !== null;
  const form = useActForm(operations[mode], {
    initial: valuesOf(before, first),
    shape: (values: AskValues) => ({ ...formIn(values), ...about(mode, before, personId, values) }),
    stales: ['leave.'],
    atFields,
    onDone: ({ id, state }) => {
      toast(t('leave.ask.done', { state: t(`leave.state.${state}`) }));
      void navigate({ to: requestPath(id) });
    },
  });
  const { values, errors, getInputProps, setFieldValue, setValues, clearFieldError } = form.form;
  /** Whether the substitute is away is another question on other days. */
  const dayProps = (field: 'first' | 'last') => {
    const { onChange, ...props } = getInputProps(field);
    return {
      ...props,
      onChange: (day: unknown) => {
        clearFieldError('substituteId');
        onChange(day);
      },
    };
  };
  const chosen = offer.items.find(({ kind }) => kind === values.kind);
  const reasons = chosen?.reasons ?? [];
  const parts = values.kind === 'annual' && (offer.halfDays || offer.hours);
  const preview = (
    <PreviewPanel
      asked={{
        ...askedIn(values),
        personId,
        requestId: before?.id ?? null,
        proofs: [
          ...values.proofs.map(({ kind }) => kind),
          ...(before?.confided?.proofs ?? [])
            .filter(({ id }) => again && values.keepProofs.includes(id))
            .map(({ kind }) => kind),
        ],
      }}
    />
  );
  return (
    <div className={styles.ask}>
      <Panel title={t('leave.ask.form')}>
        <Form of={form} verb={t(`leave.ask.send.${mode}`)}>
          <Select
            label={t('leave.ask.kind')}
            required
            allowDeselect={false}
            readOnly={mode === 'replace'}
            data={offer.items.map(({ kind }) => ({ value: kind, label: t(`leave.kind.${kind}`) }))}
            value={values.kind}
            onChange={(kind) => setValues({ kind: (kind ?? first) as LeaveKind, reason: '', part: 'whole' })}
          />
          {reasons.length > 0 ? (
            <Select
              label={t('leave.ask.reason')}
              clearable
              data={reasons.map(({ reason }) => ({ value: reason, label: t(`leave.reason.${reason}`) }))}
              {...getInputProps('reason')}
              value={values.reason || null}
              onChange={(reason) => setFieldValue('reason', reason ?? '')}
            />
          ) : null}
          {parts ? (
            <Select
              label={t('leave.ask.part')}
              allowDeselect={false}
              data={[
                { value: 'whole', label: t('leave.ask.part.whole') },
                ...(offer.halfDays
                  ? ['morning', 'afternoon'].map((value) => ({ value, label: t(`leave.ask.part.${value}`) }))
                  : []),
                ...(offer.hours ? [{ value: 'hours', label: t('leave.ask.part.hours') }] : []),
              ]}
              {...getInputProps('part')}
            />
          ) : null}
          <div className={styles.pair}>
            <DayField
              label={t(values.part === 'whole' ? 'leave.ask.first' : 'leave.ask.day')}
              required
              {...dayProps('first')}
            />
            {values.part === 'whole' ? (
              <DayField label={t('leave.ask.last')} required min={values.first} {...dayProps('last')} />
            ) : null}
          </div>
          {values.part === 'hours' ? (
            <NumberInput label={t('leave.ask.hours')} min={1} max={7} {...getInputProps('hours')} />
          ) : null}
          {chosen?.childAsked ? (
            <NumberInput label={t('leave.ask.child')} min={1} max={20} {...getInputProps('child')} />
          ) : null}
          {values.kind === 'sick' || values.kind === 'unpaid' ? (
            <DayField
              label={t(`leave.ask.continues.${values.kind}`)}
              description={t('leave.ask.continuesHint')}
              {...getInputProps('continues')}
            />
          ) : null}
          <ProofFields
            reason={reasons.find(({ reason }) => reason === values.reason)}
            kept={again ? (before.confided?.proofs ?? []) : []}
            values={values}
            onChange={(changed) => setValues(changed)}
          />
          <SubstitutePicker
            personId={personId}
            first={values.first}
            last={values.part === 'whole' ? values.last : values.first}
            chosen={before?.substitute ?? null}
            value={values.substituteId}
            onChange={(id) => setFieldValue('substituteId', id)}
            error={errors.substituteId}
          />
          <FieldGroup title={t('leave.ask.away')} hint={t('leave.ask.awayHint')}>
            <Textarea label={t('leave.ask.words')} autosize minRows={2} {...getInputProps('words')} />
            <Textarea label={t('leave.ask.address')} autosize minRows={2} {...getInputProps('address')} />
            <TextInput label={t('leave.ask.phone')} type="tel" {...getInputProps('phone')} />
            <Switch label={t('leave.ask.abroad')} {...getInputProps('abroad', { type: 'checkbox' })} />
            {values.kind === 'annual' && values.part === 'whole' ? (
              <NumberInput
                label={t('leave.ask.remote')}
                description={t('leave.ask.remoteHint')}
                min={0}
                max={60}
                {...getInputProps('remoteDays')}
              />
            ) : null}
          </FieldGroup>
          {mode === 'enter' ? (
            <TextInput label={t('leave.do.letterNumber')} {...getInputProps('letterNumber')} />
          ) : null}
          {beside ? null : preview}
        </Form>
      </Panel>
      {beside ? preview : null}
    </div>
  );
}
