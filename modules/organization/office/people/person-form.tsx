import { NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import type { ContractForm } from '#office/design/form/use-contract-form.ts';
import { people } from '../../contract/people.ts';
import { type PersonKind, personKinds } from '../../contract/shapes.ts';
import { personPath } from '../addresses.ts';
import { changedOnly } from '../changed-only.ts';
import { organizationAnswers } from '../stale-answers.ts';
import { hintBelow, wideField } from '../wide-field.ts';

/** A person as their page shows them. */
export type PersonView = OutputOf<typeof people.open>;

interface PersonValues extends Record<string, unknown> {
  name: string;
  frontTitle: string;
  backTitle: string;
  kind: PersonKind;
  nip: string;
  nik: string;
  email: string;
  phone: string;
  grade: string;
}

const atFields = faultInField({
  'organization.nip-taken': 'nip',
  'organization.nip-invalid': 'nip',
  'organization.kind-not-of-nip': 'kind',
  'organization.nik-taken': 'nik',
  'organization.nik-invalid': 'nik',
});

function sentOf(values: PersonValues) {
  return {
    name: values.name,
    kind: values.kind,
    frontTitle: orNull(values.frontTitle),
    backTitle: orNull(values.backTitle),
    nip: orNull(values.nip),
    email: orNull(values.email),
    phone: orNull(values.phone),
    grade: orNull(values.grade),
  };
}

/** A new person; then their page. */
export function NewPersonForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const initial: PersonValues = {
    name: '',
    frontTitle: '',
    backTitle: '',
    kind: 'pns',
    nip: '',
    nik: '',
    email: '',
    phone: '',
    grade: '',
  };
  const form = useActForm(people.create, {
    initial,
    shape: (values) => ({ ...sentOf(values), nik: orNull(values.nik) }),
    stales: organizationAnswers,
    atFields,
    onDone: (person) => {
      toast(t('organization.person.created', { person: person.fullName }));
      return navigate({ to: personPath(person.id) });
    },
  });
  return (
    <Form of={form} verb={t('organization.person.createVerb')} onCancel={onCancel} wide>
      <PersonFields of={form} />
    </Form>
  );
}

interface ChangePersonFormProps {
  person: PersonView;
  onDone: () => void;
  onCancel: () => void;
}

/** Changes a person. The NIK is never shown whole: what is typed replaces it, nothing typed leaves it. */
export function ChangePersonForm({ person, onDone, onCancel }: ChangePersonFormProps) {
  const { t } = useTranslation();
  const [initial] = useState<PersonValues>(() => ({
    name: person.name,
    frontTitle: person.frontTitle ?? '',
    backTitle: person.backTitle ?? '',
    kind: person.kind,
    nip: person.nip ?? '',
    nik: '',
    email: person.email ?? '',
    phone: person.phone ?? '',
    grade: person.grade ?? '',
  }));
  const form = useActForm(people.change, {
    initial,
    shape: (values) => ({
      ...changedOnly(sentOf(initial), sentOf(values)),
      personId: person.id,
      ...(values.nik.trim() ? { nik: values.nik } : {}),
    }),
    stales: organizationAnswers,
    atFields,
    onDone: () => {
      toast(t('organization.changed'));
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('organization.save')} onCancel={onCancel} wide>
      <PersonFields of={form} nik={person.nik} />
    </Form>
  );
}

function PersonFields({ of: { form }, nik }: { of: ContractForm<PersonValues>; nik?: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('organization.person.plainName')}
        {...form.getInputProps('name')}
        {...wideField}
        required
        data-autofocus
      />
      <TextInput
        label={t('organization.person.frontTitle')}
        placeholder="Dr."
        {...form.getInputProps('frontTitle')}
      />
      <TextInput
        label={t('organization.person.backTitle')}
        placeholder="S.E., M.Si."
        {...form.getInputProps('backTitle')}
      />
      <NativeSelect
        label={t('organization.person.kind')}
        data={personKinds.map((value) => ({ value, label: t(`organization.personKind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={t('organization.person.grade')}
        placeholder="III/d"
        {...form.getInputProps('grade')}
      />
      <TextInput
        label={t('organization.person.nipField')}
        {...hintBelow}
        description={t('organization.person.nipHint')}
        inputMode="numeric"
        {...form.getInputProps('nip')}
      />
      <TextInput
        label={t('organization.person.nik')}
        {...hintBelow}
        description={nik ? t('organization.person.nikKept', { nik }) : t('organization.person.nikHint')}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('nik')}
      />
      <TextInput
        type="email"
        label={t('organization.person.email')}
        {...hintBelow}
        description={t('organization.person.emailHint')}
        {...form.getInputProps('email')}
      />
      <TextInput type="tel" label={t('organization.person.phone')} {...form.getInputProps('phone')} />
    </>
  );
}
