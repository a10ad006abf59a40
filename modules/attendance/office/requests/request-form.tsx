import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { HourField } from '#office/design/form/hour-field.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import { useToday } from '#office/format/use-today.ts';
import { useSession } from '#office/session/use-session.ts';
import { attendanceRequests } from '../../contract/requests.ts';
import styles from '../words/words.module.css';
import { type AttendanceRequestKind, requestKinds } from './request-kinds.ts';
import { emptyRequest, type RequestValues, requestOf } from './request-values.ts';

const atFields = faultInField({
  'attendance.last-day-before-first': 'lastDay',
  'attendance.too-many-days': 'lastDay',
  'attendance.one-day-only': 'firstDay',
  'attendance.day-to-come': 'content.at',
  'attendance.instant-not-of-day': 'content.at',
  'attendance.remote-days-used-up': 'firstDay',
});

interface RequestFormProps {
  kind: AttendanceRequestKind;
  day: string | undefined;
  /** Which check-in a correction is first about. */
  direction: 'in' | 'out';
  onEnd: () => void;
}

/** Asks that something be known about own days, with evidence. */
export function RequestForm({ kind: first, day, direction, onEnd }: RequestFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { zone } = useSession().agency;
  const uploads = useUploads();
  const proof = uploads.items.find(({ sent }) => sent !== null)?.sent?.fileId ?? null;
  const form = useActForm(attendanceRequests.submit, {
    initial: emptyRequest(first, day ?? today, direction),
    shape: (values: RequestValues) => requestOf(values, zone, proof),
    stales: ['attendance.'],
    atFields,
    onDone: () => {
      toast(t('attendance.ask.done'));
      onEnd();
    },
  });
  const { values, getInputProps } = form.form;
  const { kind } = values;
  // The evidence goes along: nothing is sent before it has arrived.
  const underWay = uploads.items.some(({ state }) => state === 'waiting' || state === 'sending');
  const options = (names: readonly string[], words: string) =>
    names.map((value) => ({ value, label: t(`${words}.${value}`) }));
  return (
    <Form
      of={{ ...form, busy: form.busy || underWay, onSubmit: underWay ? stayHere : form.onSubmit }}
      verb={t('attendance.ask.send')}
      onCancel={onEnd}
    >
      <Select
        label={t('attendance.ask.kind')}
        description={t(`attendance.ask.hint.${kind}`)}
        allowDeselect={false}
        data={options(requestKinds, 'attendance.request')}
        {...getInputProps('kind')}
      />
      {kind === 'correction' ? (
        <Correction form={form.form} today={today} />
      ) : (
        <div className={styles.pair}>
          <DayField label={t('attendance.ask.firstDay')} required {...getInputProps('firstDay')} />
          <DayField
            label={t('attendance.ask.lastDay')}
            required
            min={values.firstDay}
            {...getInputProps('lastDay')}
          />
        </div>
      )}
      {kind === 'remote' ? (
        <Select
          label={t('attendance.ask.mode')}
          allowDeselect={false}
          data={options(['home', 'anywhere'], 'attendance.mode')}
          {...getInputProps('mode')}
        />
      ) : null}
      {kind === 'duty' || kind === 'meeting' || kind === 'permission' ? (
        <Select
          label={t('attendance.ask.part')}
          allowDeselect={false}
          data={options(['whole', 'first-half', 'second-half'], 'attendance.part')}
          {...getInputProps('part')}
        />
      ) : null}
      {kind === 'duty' || kind === 'meeting' ? (
        <TextInput
          label={t(`attendance.ask.reference.${kind}`)}
          required
          {...getInputProps('content.reference')}
        />
      ) : null}
      <Textarea
        label={t('attendance.ask.reason')}
        required
        autosize
        minRows={2}
        {...getInputProps('reason')}
      />
      <FileDrop
        uploads={uploads}
        label={t('attendance.ask.proof')}
        hint={t('attendance.ask.proofHint')}
        accept="application/pdf,image/*"
        several={false}
        camera
      />
    </Form>
  );
}

const stayHere = (event?: FormEvent) => event?.preventDefault();

interface CorrectionProps {
  form: ReturnType<typeof useActForm<typeof attendanceRequests.submit, RequestValues>>['form'];
  today: string;
}

/** Which check-in is missing, and when it would have been. */
function Correction({ form, today }: CorrectionProps) {
  const { t } = useTranslation();
  const { values, getInputProps, setFieldValue } = form;
  return (
    <>
      <Select
        label={t('attendance.ask.direction')}
        allowDeselect={false}
        data={(['in', 'out'] as const).map((value) => ({
          value,
          label: t(`attendance.direction.${value}`),
        }))}
        {...getInputProps('direction')}
      />
      <div className={styles.pair}>
        <DayField label={t('attendance.ask.day')} required max={today} {...getInputProps('firstDay')} />
        <HourField
          label={t('attendance.ask.hour')}
          required
          {...getInputProps('content.at')}
          value={values.content.at}
          onChange={(hour) => setFieldValue('content.at', hour ?? '')}
        />
      </div>
      {values.direction === 'out' ? (
        <Switch label={t('attendance.ask.nextDay')} {...getInputProps('nextDay', { type: 'checkbox' })} />
      ) : null}
    </>
  );
}
