import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Fingerprint, LogIn } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../design/states/error-state.tsx';
import { codeOf } from '../design/states/error-text.ts';
import { passkeysWork } from './passkeys-work.ts';
import type { SignInWays } from './session.ts';
import styles from './sign-in.module.css';
import { goToProvider, openWithPasskey, openWithPassword, renewPassword } from './sign-in-calls.ts';

interface SignInFormProps {
  /** Whoever it is has signed in; what it throws is said here. */
  onDone: () => Promise<unknown>;
  intro?: string;
  /** Filled in beforehand: the person whose session ended, or a demo account. */
  identifier?: string;
  password?: string;
  ways?: SignInWays | undefined;
  /** How the provider is gone to: away from this page, unless it has to stay. */
  toProvider?: () => Promise<void>;
}

/** `reset`: the person has a one-time code of an administrator instead of a password. */
type Step = 'password' | 'code' | 'renew' | 'reset';

/** What the server asks for next. */
const nextStep: Record<string, Step> = {
  'identity.second-factor-required': 'code',
  'identity.password-expired': 'renew',
};

/** Identifier and password; then a code or a new password where the account asks for one; other doors where offered. */
export function SignInForm({
  onDone,
  intro,
  identifier = '',
  password = '',
  ways,
  toProvider = goToProvider,
}: SignInFormProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ identifier, password, code: '', newPassword: '' });
  const [step, setStep] = useState<Step>('password');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(false);
  const first = useRef<HTMLInputElement>(null);

  useEffect(() => setValues({ identifier, password, code: '', newPassword: '' }), [identifier, password]);
  useEffect(() => {
    if (step !== 'password') first.current?.focus();
  }, [step]);

  const attempt = async (open: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await open();
      await onDone();
    } catch (fault) {
      const next = nextStep[codeOf(fault)];
      if (next && next !== step) setStep(next);
      else setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What is empty is said in the language of the page, which the browser need not speak.
    const empty = event.currentTarget.querySelector<HTMLInputElement>('input:invalid');
    setAsked(empty !== null);
    if (empty) return empty.focus();
    const code = values.code.trim();
    const credentials = {
      identifier: values.identifier,
      password: values.password,
      ...(code ? { code } : {}),
    };
    void attempt(() =>
      values.newPassword ? renewPassword(credentials, values.newPassword) : openWithPassword(credentials),
    );
  };
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    required: true,
    withAsterisk: false,
    error: asked && !values[name] ? t('errors.office.field-empty') : undefined,
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [name]: value }));
    },
  });
  const toggle = {
    visibilityToggleButtonProps: { 'aria-label': t('office.signIn.showPassword'), tabIndex: 0 },
  };

  return (
    <form noValidate className={styles.form} onSubmit={onSubmit}>
      {intro ? <p className={styles.intro}>{intro}</p> : null}
      {step === 'password' ? (
        <>
          <TextInput
            {...field('identifier')}
            label={t('office.signIn.identifier')}
            autoComplete="username webauthn"
            autoCapitalize="none"
            spellCheck={false}
            {...(identifier ? {} : { 'data-autofocus': true })}
          />
          <PasswordInput
            {...field('password')}
            {...toggle}
            label={t('office.signIn.password')}
            autoComplete="current-password"
            {...(identifier ? { 'data-autofocus': true } : {})}
          />
        </>
      ) : null}
      {step === 'reset' ? (
        <>
          <p className={styles.intro}>{t('office.signIn.resetHint')}</p>
          <TextInput
            {...field('identifier')}
            ref={first}
            label={t('office.signIn.identifier')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextInput
            {...field('password')}
            label={t('office.signIn.resetCode')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <PasswordInput
            {...field('newPassword')}
            {...toggle}
            label={t('office.signIn.newPassword')}
            description={t('office.signIn.newPasswordHint')}
            autoComplete="new-password"
          />
        </>
      ) : null}
      {step === 'code' ? (
        <TextInput
          {...field('code')}
          ref={first}
          label={t('office.signIn.code')}
          description={t('office.signIn.codeHint')}
          autoComplete="one-time-code"
        />
      ) : null}
      {step === 'renew' ? (
        <>
          <p className={styles.intro}>{t('errors.identity.password-expired')}</p>
          <PasswordInput
            {...field('newPassword')}
            {...toggle}
            ref={first}
            label={t('office.signIn.newPassword')}
            description={t('office.signIn.newPasswordHint')}
            autoComplete="new-password"
          />
        </>
      ) : null}
      {error ? <ErrorState compact error={error} /> : null}
      <Button type="submit" fullWidth loading={busy} leftSection={<LogIn size={16} aria-hidden="true" />}>
        {t(step === 'password' ? 'office.signIn.enter' : 'office.signIn.prove')}
      </Button>
      {step === 'password' ? null : (
        <Button
          variant="subtle"
          fullWidth
          onClick={() => {
            setStep('password');
            setAsked(false);
            setError(null);
            setValues((before) => ({ ...before, password: '', code: '', newPassword: '' }));
          }}
        >
          {t('office.signIn.back')}
        </Button>
      )}
      {step === 'password' ? (
        <Button
          variant="subtle"
          fullWidth
          onClick={() => {
            setStep('reset');
            setAsked(false);
            setError(null);
            setValues((before) => ({ ...before, password: '' }));
          }}
        >
          {t('office.signIn.haveCode')}
        </Button>
      ) : null}
      {ways && step === 'password' ? (
        <OtherDoors ways={ways} busy={busy} attempt={attempt} toProvider={toProvider} onError={setError} />
      ) : null}
    </form>
  );
}

interface OtherDoorsProps {
  ways: SignInWays;
  busy: boolean;
  attempt: (open: () => Promise<void>) => Promise<void>;
  toProvider: () => Promise<void>;
  onError: (error: unknown) => void;
}

function OtherDoors({ ways, busy, attempt, toProvider, onError }: OtherDoorsProps) {
  const { t } = useTranslation();
  const passkey = ways.passkeys && passkeysWork();
  if (!passkey && !ways.oidc) return null;
  return (
    <>
      <p className={styles.or}>
        <span>{t('office.signIn.or')}</span>
      </p>
      {passkey ? (
        <Button
          variant="default"
          fullWidth
          disabled={busy}
          leftSection={<Fingerprint size={16} aria-hidden="true" />}
          onClick={() => void attempt(openWithPasskey)}
        >
          {t('office.signIn.passkey')}
        </Button>
      ) : null}
      {ways.oidc ? (
        <Button variant="default" fullWidth disabled={busy} onClick={() => void toProvider().catch(onError)}>
          {t('office.signIn.provider', { name: ways.oidc.label })}
        </Button>
      ) : null}
    </>
  );
}
