import { Button, PasswordInput } from '@mantine/core';
import { Fingerprint } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../design/dialog.module.css';
import { ErrorState } from '../design/states/error-state.tsx';
import { passkeysWork } from './passkeys-work.ts';
import { stepUpWithPassword } from './session-calls.ts';
import { stepUpWithPasskey } from './sign-in-calls.ts';

/** Asks again who it is, right before a final act (`core.step-up-required`). */
export function StepUpForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const prove = (proof: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    proof()
      .then(onDone)
      .catch(setError)
      .finally(() => setBusy(false));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (password) prove(() => stepUpWithPassword(password));
  };
  return (
    <form className={styles.body} onSubmit={onSubmit}>
      <p>{t('office.stepUp.why')}</p>
      <PasswordInput
        label={t('office.signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('office.signIn.showPassword'), tabIndex: 0 }}
        data-autofocus
      />
      {error ? <ErrorState compact error={error} /> : null}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('office.cancel')}
        </Button>
        {passkeysWork() ? (
          <Button
            variant="default"
            disabled={busy}
            leftSection={<Fingerprint size={16} aria-hidden="true" />}
            onClick={() => prove(stepUpWithPasskey)}
          >
            {t('office.signIn.passkey')}
          </Button>
        ) : null}
        <Button type="submit" loading={busy}>
          {t('office.stepUp.prove')}
        </Button>
      </div>
    </form>
  );
}
