import { Button, PasswordInput, SegmentedControl } from '@mantine/core';
import { PenTool } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SigningView } from '../../contract/signing.ts';
import styles from './signing.module.css';
import type { Secret } from './use-signing.ts';

interface SecretFieldProps {
  kind: SigningView['provider']['secret'];
  verb: string;
  disabled: boolean;
  onSecret: (secret: Secret) => void;
  onCancel: () => void;
}

/**
 * What is typed to sign. It stands in the field alone, is taken out of it with the act, and is none of the passwords that
 * a browser offers to keep.
 */
export function SecretField({ kind, verb, disabled, onSecret, onCancel }: SecretFieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [way, setWay] = useState<'passphrase' | 'totp'>('passphrase');
  const [empty, setEmpty] = useState(false);
  useEffect(() => {
    const input = field.current;
    return () => {
      if (input) input.value = '';
    };
  }, []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const typed = field.current?.value ?? '';
    setEmpty(typed === '');
    if (typed === '' || disabled) return;
    if (field.current) field.current.value = '';
    onSecret(way === 'totp' ? { totp: typed.trim() } : { passphrase: typed });
  };
  const label = way === 'totp' ? 'totp' : kind === 'pin' ? 'pin' : 'passphrase';
  return (
    <form noValidate autoComplete="off" className={styles.secret} onSubmit={send}>
      {kind === 'either' ? (
        <SegmentedControl
          aria-label={t('outgoing.secret.way')}
          value={way}
          onChange={(next) => setWay(next as typeof way)}
          data={[
            { value: 'passphrase', label: t('outgoing.secret.passphrase') },
            { value: 'totp', label: t('outgoing.secret.totp') },
          ]}
        />
      ) : null}
      <PasswordInput
        ref={field}
        label={t(`outgoing.secret.${label}`)}
        description={t('outgoing.secret.hint')}
        required
        disabled={disabled}
        error={empty ? t('errors.office.field-empty') : undefined}
        autoComplete="one-time-code"
        inputMode={label === 'passphrase' ? 'text' : 'numeric'}
        data-1p-ignore
        data-lpignore="true"
        data-bwignore
        visibilityToggleButtonProps={{ 'aria-label': t('outgoing.secret.show') }}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('office.cancel')}
        </Button>
        <Button type="submit" disabled={disabled} leftSection={<PenTool size={16} aria-hidden="true" />}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
