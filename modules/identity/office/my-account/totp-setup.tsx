import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { factors } from '../../contract/factors.ts';
import { CopyButton } from '../shown-once.tsx';
import { QrCode } from './qr-code.tsx';
import styles from './totp-setup.module.css';

interface TotpSetupProps {
  proposal: OutputOf<typeof factors.proposeTotp>;
  onCodes: (codes: string[]) => void;
  onCancel: () => void;
}

const atFields = faultInField({ 'identity.wrong-code': 'code' });

/** Scan, then prove by a first code that it works. */
export function TotpSetup({ proposal, onCodes, onCancel }: TotpSetupProps) {
  const { t } = useTranslation();
  const contractForm = useActForm(factors.confirmTotp, {
    initial: { code: '' },
    shape: ({ code }) => ({ code: code.replace(/\s/g, '') }),
    atFields,
    onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  return (
    <Form of={contractForm} verb={t('identity.totp.confirm')} onCancel={onCancel}>
      <ol className={styles.steps}>
        <li>
          <p>{t('identity.totp.scan')}</p>
          <div className={styles.scan}>
            <QrCode text={proposal.uri} label={t('identity.totp.qr')} />
            <div className={styles.byHand}>
              <p>{t('identity.totp.byHand')}</p>
              <code>{proposal.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
              <CopyButton text={proposal.secret} />
              <a href={proposal.uri}>{t('identity.totp.openApp')}</a>
            </div>
          </div>
        </li>
        <li>
          <TextInput
            label={t('identity.totp.code')}
            placeholder="123 456"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={9}
            className={styles.code}
            {...contractForm.form.getInputProps('code')}
            data-autofocus
          />
        </li>
      </ol>
    </Form>
  );
}
