import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import type { FoundOption } from '#modules/organization/office/pick/find-select.tsx';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { accounts } from '../../contract/accounts.ts';

export type MadeAccount = OutputOf<typeof accounts.create>;

interface NewAccountFormProps {
  /** Whose account; asked for where it is not known. */
  person?: FoundOption;
  /** Takes the code, which is shown once: by a part of the page that stays when its lists are read again. */
  onMade: (made: MadeAccount) => void;
  onCancel: () => void;
}

const atFields = faultInField({
  'identity.account-exists': 'personId',
  'identity.identifier-taken': 'username',
  'identity.no-identifier': 'username',
  'identity.invalid-username': 'username',
});

/** An account for a person, with the code by which they choose their first password. */
export function NewAccountForm({ person, onMade, onCancel }: NewAccountFormProps) {
  const { t } = useTranslation();
  const contractForm = useActForm(accounts.create, {
    initial: { personId: person?.value ?? null, username: '' },
    shape: ({ personId, username }) => ({ personId, ...(username.trim() ? { username } : {}) }),
    atFields,
    onDone: onMade,
  });
  const { form } = contractForm;
  return (
    <Form of={contractForm} verb={t('identity.account.createVerb')} onCancel={onCancel}>
      <PersonPicker
        label={t('identity.account.person')}
        placeholder={t('organization.person.find')}
        chosen={person}
        disabled={person !== undefined}
        {...form.getInputProps('personId')}
        required
        data-autofocus
      />
      <TextInput
        label={t('identity.identifier.username')}
        description={t('identity.account.usernameHint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
    </Form>
  );
}
