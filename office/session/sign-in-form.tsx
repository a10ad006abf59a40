import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Fingerprint, LogIn } from 'lucide-react';
import { type FormEvent, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../design/states/error-state.tsx';
import { codeOf } from '../design/states/error-text.ts';
import { passkeysWork } from './passkeys-work.ts';
import type { SignInWays } from './session-port.ts';
import { SessionPortContext } from './session-state.ts';
import styles from './sign-in.module.css';

interface SignInFormProps {
  onDone: () => void;
  intro?: string;
  /** Filled in beforehand: the person whose session ended, or a demo account. */
  identifier?: string;
  password?: string;
  ways?: SignInWays | undefined;
}

/** Identifier and password, then a code where the account asks for one; passkey and other doors where offered. */
export function SignInForm({ onDone, intro, identifier = '', password = '', ways }: SignInFormProps) {
  const { t } = useTranslation();
  const port = useContext(SessionPortContext);
  const [values, setValues] = useState({ identifier, password, code: '' });
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const code = useRef<HTMLInputElement>(null);

  useEffect(() => setValues({ identifier, password, code: '' }), [identifier, password]);
  useEffect(() => {
    if (step === 'code') code.current?.focus();
  }, [step]);

  const attempt = async (open: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await open();
      onDone();
    } catch (fault) {
      if (codeOf(fault) === 'identity.second-factor-required' && step === 'password') setStep('code');
      else setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { code: given, ...credentials } = values;
    void attempt(() => port.open(step === 'code' ? { ...credentials, code: given.trim() } : credentials));
  };
  const enter = (name: keyof typeof values) => (event: { currentTarget: HTMLInputElement }) => {
    const { value } = event.currentTarget;
    setValues((before) => ({ ...before, [name]: value }));
  };

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      {intro ? <p className={styles.intro}>{intro}</p> : null}
      {step === 'password' ? (
        <>
          <TextInput
            label={t('office.signIn.identifier')}
            name="identifier"
            autoComplete="username webauthn"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            value={values.identifier}
            onChange={enter('identifier')}
            {...(identifier ? {} : { 'data-autofocus': true })}
          />
          <PasswordInput
            label={t('office.signIn.password')}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={values.password}
            onChange={enter('password')}
            visibilityToggleButtonProps={{ 'aria-label': t('office.signIn.showPassword'), tabIndex: 0 }}
            {...(identifier ? { 'data-autofocus': true } : {})}
          />
        </>
      ) : (
        <TextInput
          ref={code}
          label={t('office.signIn.code')}
          description={t('office.signIn.codeHint')}
          name="code"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          value={values.code}
          onChange={enter('code')}
        />
      )}
      {error ? <ErrorState compact error={error} /> : null}
      <Button type="submit" fullWidth loading={busy} leftSection={<LogIn size={16} aria-hidden="true" />}>
        {t(step === 'code' ? 'office.signIn.prove' : 'office.signIn.enter')}
      </Button>
      {step === 'code' ? (
        <Button variant="subtle" fullWidth onClick={() => setStep('password')}>
          {t('office.signIn.back')}
        </Button>
      ) : null}
      {ways && step === 'password' ? <OtherDoors ways={ways} busy={busy} onPasskey={() => void attempt(() => port.openWithPasskey())} /> : null}
    </form>
  );
}

function OtherDoors({ ways, busy, onPasskey }: { ways: SignInWays; busy: boolean; onPasskey: () => void }) {
  const { t } = useTranslation();
  const passkey = ways.passkey && passkeysWork();
  if (!passkey && ways.providers.length === 0) return null;
  return (
    <>
      <p className={styles.or}>
        <span>{t('office.signIn.or')}</span>
      </p>
      {passkey ? (
        <Button variant="default" fullWidth disabled={busy} leftSection={<Fingerprint size={16} aria-hidden="true" />} onClick={onPasskey}>
          {t('office.signIn.passkey')}
        </Button>
      ) : null}
      {ways.providers.map(({ name, address }) => (
        <Button key={address} component="a" href={address} variant="default" fullWidth>
          {t('office.signIn.provider', { name })}
        </Button>
      ))}
    </>
  );
}
