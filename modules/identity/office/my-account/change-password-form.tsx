import { PasswordInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { passwords } from '../../contract/accounts.ts';
import { type PasswordPolicy, PasswordRules } from './password-rules.tsx';

interface ChangePasswordFormProps {
  onDone: () => void;
  onCancel: () => void;
}

/** Changes the own password; its rules are told first. */
export function ChangePasswordForm(props: ChangePasswordFormProps) {
  const policy = useOperation(passwords.policy, {});
  if (policy.data) return <Fields {...props} policy={policy.data} />;
  return <AnswerState of={policy} compact loading={<LoadingRows rows={3} />} />;
}

const atFields = faultInField({
  'identity.wrong-factor': ['password', 'identity.wrong-current-password'],
  'identity.password-too-short': 'newPassword',
  'identity.password-too-long': 'newPassword',
  'identity.password-not-mixed': 'newPassword',
  'identity.password-guessable': 'newPassword',
  'identity.password-used-before': 'newPassword',
});

function Fields({ policy, onDone, onCancel }: ChangePasswordFormProps & { policy: PasswordPolicy }) {
  const { t } = useTranslation();
  const rulesId = useId();
  const contractForm = useActForm(passwords.change, {
    initial: { password: '', newPassword: '' },
    atFields,
    onDone: () => {
      toast(t('identity.password.changed'));
      onDone();
    },
  });
  const { form } = contractForm;
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('office.signIn.showPassword'), tabIndex: 0 } };
  return (
    <Form of={contractForm} verb={t('identity.password.changeVerb')} onCancel={onCancel}>
      <PasswordInput
        label={t('identity.password.current')}
        autoComplete="current-password"
        {...eye}
        {...form.getInputProps('password')}
        required
        data-autofocus
      />
      <PasswordRules id={rulesId} policy={policy} typed={form.values.newPassword} />
      <PasswordInput
        label={t('identity.password.new')}
        autoComplete="new-password"
        aria-describedby={rulesId}
        {...eye}
        {...form.getInputProps('newPassword')}
        required
      />
      <p>{t('identity.password.endsSessions')}</p>
    </Form>
  );
}
