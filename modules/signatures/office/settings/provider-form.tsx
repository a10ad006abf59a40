import { NativeSelect, PasswordInput, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { orNull } from '#office/design/form/fault-in-field.ts';
import { FieldGroup, Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type SignatureSettings, settings } from '../../contract/settings.ts';
import { clocks, providers, wishedLevels } from '../../contract/terms.ts';
import styles from '../signatures.module.css';

/** Provider, level and clock. The password is typed anew or stays as it is; it is never shown. */
export function ProviderForm({ settings: now }: { settings: SignatureSettings }) {
  const { t } = useTranslation();
  const contractForm = useActForm(settings.change, {
    initial: {
      provider: now.provider,
      serviceAddress: now.serviceAddress ?? '',
      serviceUser: now.serviceUser ?? '',
      servicePassword: '',
      level: now.level,
      clock: now.clock,
      clockAddress: now.clockAddress ?? '',
    },
    shape: ({ serviceAddress, serviceUser, servicePassword, clockAddress, ...values }) => ({
      ...values,
      serviceAddress: values.provider === 'local-x509' ? null : orNull(serviceAddress),
      serviceUser: values.provider === 'local-x509' ? null : orNull(serviceUser),
      servicePassword: servicePassword === '' ? null : servicePassword,
      clockAddress: values.clock === 'local' ? null : orNull(clockAddress),
    }),
    onDone: () => toast(t('signatures.settings.saved')),
  });
  const { form } = contractForm;
  const { values } = form;
  return (
    <Form of={contractForm} verb={t('signatures.settings.save')}>
      <Radio.Group aria-label={t('signatures.settings.provider')} {...form.getInputProps('provider')}>
        <div className={styles.choice}>
          {providers.map((name) => (
            <Radio
              key={name}
              value={name}
              label={t(`signatures.provider.${name}`)}
              description={t(`signatures.provider.${name}Hint`)}
            />
          ))}
        </div>
      </Radio.Group>
      {values.provider === 'local-x509' ? null : (
        <FieldGroup title={t('signatures.settings.service')}>
          <TextInput
            label={t('signatures.settings.address')}
            placeholder="https://esign.instansi.go.id"
            inputMode="url"
            {...form.getInputProps('serviceAddress')}
            required
          />
          <TextInput
            label={t('signatures.settings.user')}
            autoComplete="off"
            {...form.getInputProps('serviceUser')}
            required
          />
          <PasswordInput
            label={t('signatures.settings.password')}
            description={now.hasPassword ? t('signatures.settings.passwordKept') : undefined}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('office.signIn.showPassword'), tabIndex: 0 }}
            {...form.getInputProps('servicePassword')}
            required={!now.hasPassword}
          />
        </FieldGroup>
      )}
      <NativeSelect
        label={t('signatures.settings.level')}
        description={t('signatures.settings.levelHint')}
        data={wishedLevels.map((level) => ({ value: level, label: t(`signatures.level.${level}`) }))}
        {...form.getInputProps('level')}
      />
      <Radio.Group label={t('signatures.settings.clock')} {...form.getInputProps('clock')}>
        <div className={styles.choice}>
          {clocks.map((name) => (
            <Radio key={name} value={name} label={t(`signatures.clock.${name}`)} />
          ))}
        </div>
      </Radio.Group>
      {values.clock === 'outside' ? (
        <TextInput
          label={t('signatures.settings.clockAddress')}
          inputMode="url"
          {...form.getInputProps('clockAddress')}
          required
        />
      ) : null}
    </Form>
  );
}
