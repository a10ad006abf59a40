import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { wideField } from '#modules/organization/office/wide-field.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type EntryView, entries } from '../../contract/entries.ts';
import type { ProposalView } from '../../contract/requests.ts';
import { requests } from '../../contract/requests.ts';
import { type EntryKind, entryKinds, openKinds, type RequestId } from '../../contract/terms.ts';
import {
  atEntryFields,
  EntryInputs,
  entryInput,
  entryValues,
  type FormerEntry,
} from './entry-form-parts.tsx';

/** Whose file it is, as the forms need it. */
export interface Subject {
  id: PersonId;
  employment: 'pns' | 'pppk' | 'other';
}

interface FormProps {
  subject: Subject;
  onEnd: () => void;
}

interface KeepProps extends FormProps {
  /** As soon as the file is another. */
  onDone: () => void;
}

const stales = ['staff.'];

interface AddProps extends KeepProps {
  withPrivate: boolean;
  /** What the entry is to say, where another source says it. */
  told?: FormerEntry | undefined;
}

/** Adds an entry to a file. */
export function AddForm({ subject, onEnd, onDone, withPrivate, told }: AddProps) {
  const { t } = useTranslation();
  const kind = told?.content?.kind;
  const kinds = kind ? [kind] : withPrivate ? entryKinds : openKinds;
  const form = useActForm(entries.add, {
    initial: entryValues(kind ?? 'grade', told),
    shape: (values) => ({ personId: subject.id, ...entryInput(values) }),
    stales,
    atFields: atEntryFields,
    onDone: () => {
      toast(t('staff.entry.added'));
      onEnd();
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('staff.entry.add')} onCancel={onEnd} wide>
      <EntryInputs form={form.form} kinds={kinds} employment={subject.employment} />
    </Form>
  );
}

interface CorrectProps extends KeepProps {
  entry: Pick<EntryView, 'id' | 'kind'>;
  /** What is to stand in its place, as the form begins. */
  told: FormerEntry;
  reason?: string;
}

/** Puts an entry in the place of a wrong one. */
export function CorrectForm({ subject, entry, told, reason = '', onEnd, onDone }: CorrectProps) {
  const { t } = useTranslation();
  const form = useActForm(entries.correct, {
    initial: { ...entryValues(entry.kind, told), reason },
    shape: ({ reason, ...values }) => ({
      ...{ personId: subject.id, entryId: entry.id, reason },
      ...entryInput(values),
    }),
    stales,
    atFields: atEntryFields,
    onDone: () => {
      toast(t('staff.entry.corrected'));
      onEnd();
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('staff.entry.correct')} onCancel={onEnd} wide>
      <p data-wide>{t('staff.entry.correctHint')}</p>
      <EntryInputs form={form.form as never} kinds={[entry.kind]} employment={subject.employment} />
      <TextInput
        label={t('staff.entry.reason')}
        required
        {...wideField}
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}

/** What employees do not ask for themselves. */
const proposable = entryKinds.filter((kind) => kind !== 'discipline');

interface ProposeProps extends FormProps {
  /** The own entry that is to be corrected. */
  replaces?: EntryView;
  /** A request that was returned, and what it asked. */
  again?: { requestId: RequestId; proposal: ProposalView };
}

/** Asks for an entry in the own file, for the correction of one, or once more for what was returned. */
export function ProposeForm({ subject, replaces, again, onEnd }: ProposeProps) {
  const { t } = useTranslation();
  const former = again?.proposal ?? replaces;
  const kind: EntryKind = former?.content?.kind ?? 'education';
  const replacesId = again ? again.proposal.replacesId : (replaces?.id ?? null);
  const form = useActForm((again ? requests.resubmit : requests.submit) as typeof requests.submit, {
    initial: { ...entryValues(kind, former), note: '' },
    shape: ({ note, ...values }) => ({
      ...entryInput(values),
      ...{ replacesId, note: note.trim() || null },
      ...(again ? { requestId: again.requestId } : {}),
    }),
    stales,
    atFields: atEntryFields,
    onDone: () => {
      toast(t('staff.request.sent'));
      onEnd();
    },
  });
  const kinds = former ? [kind] : proposable;
  return (
    <Form of={form} verb={t('staff.request.send')} onCancel={onEnd} wide>
      <p data-wide>{t(replacesId ? 'staff.request.correctHint' : 'staff.request.hint')}</p>
      <EntryInputs form={form.form as never} kinds={kinds} employment={subject.employment} proofNeeded />
      <Textarea
        label={t('staff.request.note')}
        autosize
        minRows={2}
        {...wideField}
        {...form.form.getInputProps('note')}
      />
    </Form>
  );
}
