import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Fingerprint, LogIn } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../design/dialog.module.css';
import { ErrorState } from '../design/states/error-state.tsx';
import { LoadingRows } from '../design/states/loading-rows.tsx';
import { goToProviderBeside, proveByCode, proveByPasskey, proveByPassword } from './sign-in-calls.ts';
import { ownProofs, type Proofs } from './step-up-proofs.ts';

/** Asks again who it is, right before a final act or a confidential letter (`core.step-up-required`). */
export function StepUpForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const [proofs, setProofs] = useState<Proofs | null>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => void ownProofs().then(setProofs, setError), []);
  const prove = (proof: () => Promise<void>, done: () => void) => {
    setBusy(true);
    setError(null);
    proof()
      .then(done)
      .catch(setError)
      .finally(() => setBusy(false));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const by = proofs?.typed === 'code' ? proveByCode : proveByPassword;
    if (typed.trim()) prove(() => by(typed), onDone);
  };
  return (
    <form className={styles.body} onSubmit={onSubmit}>
      <p>{t('office.stepUp.why')}</p>
      {proofs ? <TypedProof kind={proofs.typed} value={typed} onType={setTyped} /> : null}
      {error ? <ErrorState compact error={error} /> : null}
      {!proofs && !error ? <LoadingRows rows={1} /> : null}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('office.cancel')}
        </Button>
        {proofs?.passkey ? (
          <Button
            variant={proofs.typed ? 'default' : 'filled'}
            disabled={busy}
            leftSection={<Fingerprint size={16} aria-hidden="true" />}
            onClick={() => prove(proveByPasskey, onDone)}
          >
            {t('office.signIn.passkey')}
          </Button>
        ) : null}
        {proofs?.provider ? (
          <Button
            variant={proofs.typed || proofs.passkey ? 'default' : 'filled'}
            disabled={busy}
            leftSection={<LogIn size={16} aria-hidden="true" />}
            onClick={() => prove(goToProviderBeside, () => undefined)}
          >
            {proofs.provider}
          </Button>
        ) : null}
        {proofs?.typed ? (
          <Button type="submit" loading={busy}>
            {t('office.stepUp.prove')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

interface TypedProofProps {
  kind: Proofs['typed'];
  value: string;
  onType: (value: string) => void;
}

/** A code where the person has an authenticator app, which a password alone must not get around; else the password. */
function TypedProof({ kind, value, onType }: TypedProofProps) {
  const { t } = useTranslation();
  if (kind === 'code')
    return (
      <TextInput
        label={t('office.signIn.code')}
        description={t('office.signIn.codeHint')}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
        data-autofocus
        autoFocus
      />
    );
  if (kind === null) return null;
  return (
    <PasswordInput
      label={t('office.signIn.password')}
      autoComplete="current-password"
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('office.signIn.showPassword'), tabIndex: 0 }}
      data-autofocus
      autoFocus
    />
  );
}
