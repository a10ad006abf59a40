import { Input, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { wideField } from '#modules/organization/office/wide-field.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { FieldGroup } from '#office/design/form/form-parts.tsx';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import type { EntryContent } from '../../contract/details.ts';
import { type EntryKind, isPrivate, lastingKinds } from '../../contract/terms.ts';
import { DetailInputs } from './detail-inputs.tsx';
import { blankDetails, toldDetails } from './entry-fields.ts';

/** What is typed about an entry. Its values stand where the contract has them, so that faults find their fields. */
export interface EntryValues extends Record<string, unknown> {
  content: { kind: EntryKind; details: Record<string, unknown> };
  startsOn: string;
  lastDay: string;
  decreeNumber: string;
  decreeDay: string;
  fileId: string;
}

/** An entry that is there already, as far as a form begins with it. */
export interface FormerEntry {
  content: EntryContent | null;
  startsOn: string;
  lastDay: string | null;
  decree: { number: string; day: string } | null;
}

/** The values with which a form begins: those of a former entry, or none. */
export function entryValues(kind: EntryKind, former?: FormerEntry): EntryValues {
  return {
    content: { kind, details: { ...blankDetails(kind), ...withoutNull(former?.content?.details) } },
    startsOn: former?.startsOn ?? '',
    lastDay: former?.lastDay ?? '',
    decreeNumber: former?.decree?.number ?? '',
    decreeDay: former?.decree?.day ?? '',
    fileId: '',
  };
}

function withoutNull(details: object = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null));
}

/** The values as the contract wants them. */
export function entryInput({ content, startsOn, lastDay, decreeNumber, decreeDay, fileId }: EntryValues) {
  const { kind, details } = content;
  return {
    content: { kind, details: toldDetails(kind, details) },
    startsOn,
    lastDay: lastDay || null,
    decreeNumber: decreeNumber.trim() || null,
    decreeDay: decreeDay || null,
    fileId: fileId || null,
  };
}

/** Where refusals belong. */
export const atEntryFields = faultInField({
  'staff.last-day-before-first': 'lastDay',
  'staff.last-day-needed': 'lastDay',
  'staff.decree-incomplete': 'decreeNumber',
  'staff.grade-of-other-employment': 'content.details.code',
  'staff.level-not-of-position': 'content.details.level',
});

interface EntryInputsProps {
  form: UseFormReturnType<EntryValues>;
  /** Kinds to choose from; a correction has that of the entry. */
  kinds: readonly EntryKind[];
  employment: 'pns' | 'pppk' | 'other';
  proofNeeded?: boolean;
}

/** The fields of an entry: what it says, from when, by which decree, with which proof. */
export function EntryInputs({ form, kinds, employment, proofNeeded = false }: EntryInputsProps) {
  const { t } = useTranslation();
  const uploads = useUploads((sent) => form.setFieldValue('fileId', sent.fileId));
  const { kind } = form.values.content;
  const lasts = lastingKinds.includes(kind);
  return (
    <>
      {kinds.length > 1 ? (
        <Select
          label={t('staff.entry.kind')}
          required
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`staff.kind.${value}`) }))}
          value={kind}
          onChange={(value) =>
            value &&
            form.setFieldValue('content', {
              kind: value as EntryKind,
              details: blankDetails(value as EntryKind),
            })
          }
          description={isPrivate(kind) ? t('staff.private.hint') : t(`staff.kindHint.${kind}`)}
          {...wideField}
        />
      ) : null}
      <DetailInputs form={form} kind={kind} employment={employment} />
      <DayField
        label={t(lasts ? 'staff.entry.firstDay' : 'staff.entry.startsOn')}
        required
        {...form.getInputProps('startsOn')}
      />
      <DayField
        label={t('staff.entry.lastDay')}
        required={lasts}
        description={lasts ? undefined : t('staff.entry.lastDayHint')}
        {...form.getInputProps('lastDay')}
      />
      <FieldGroup title={t('staff.entry.basis')}>
        <TextInput label={t('staff.entry.decreeNumber')} {...form.getInputProps('decreeNumber')} />
        <DayField label={t('staff.entry.decreeDay')} {...form.getInputProps('decreeDay')} />
        <FileDrop
          uploads={uploads}
          label={t('staff.entry.proof')}
          hint={t('staff.entry.proofHint')}
          accept="application/pdf,image/*"
          several={false}
          camera
        />
        {proofNeeded && form.errors.fileId ? (
          <Input.Error role="alert">{t('staff.entry.proofMissing')}</Input.Error>
        ) : null}
      </FieldGroup>
    </>
  );
}
