import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type CertificateView, certificates } from '../../contract/certificates.ts';

interface ChangePassphraseFormProps {
  certificate: CertificateView;
  onDone: () => void;
  onCancel: () => void;
}

const atFields = faultInField({
  'signatures.wrong-secret': 'passphrase',
  'signatures.passphrase-too-short': 'newPassphrase',
  'signatures.passphrase-too-long': 'newPassphrase',
  'signatures.passphrase-guessable': 'newPassphrase',
  'signatures.passphrase-same': 'newPassphrase',
});

/** Another passphrase for the same key; what was signed stays as it is. */
export function ChangePassphraseForm({ certificate, onDone, onCancel }: ChangePassphraseFormProps) {
  const { t } = useTranslation();
  const contractForm = useActForm(certificates.changePassphrase, {
    initial: { passphrase: '', newPassphrase: '' },
    shape: (values) => ({ ...values, certificateId: certificate.id }),
    atFields,
    onDone: () => {
      toast(t('signatures.passphrase.changed'));
      onDone();
    },
  });
  const { form } = contractForm;
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('office.signIn.showPassword'), tabIndex: 0 } };
  return (
    <Form of={contractForm} verb={t('signatures.passphrase.verb')} onCancel={onCancel}>
      <p>{certificate.post.name}</p>
      <PasswordInput
        label={t('signatures.passphrase.current')}
        autoComplete="off"
        {...eye}
        {...form.getInputProps('passphrase')}
        required
        data-autofocus
      />
      <PasswordInput
        label={t('signatures.passphrase.new')}
        autoComplete="new-password"
        {...eye}
        {...form.getInputProps('newPassphrase')}
        required
      />
    </Form>
  );
}
