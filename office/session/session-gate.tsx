import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Gate } from './gates.ts';
import { useCurrentSession, useSessionRefresh } from './session-state.ts';
import { SignInForm } from './sign-in-form.tsx';
import { StepUpForm } from './step-up-form.tsx';

/** The dialog over the page when the session has ended or a final act asks for a fresh factor. */
export function SessionGate({ gate }: { gate: Gate }) {
  const { t } = useTranslation();
  const refresh = useSessionRefresh();
  const { data: session } = useCurrentSession();
  const give = () => gate.settle(false);
  return (
    <Modal
      opened
      onClose={give}
      size="sm"
      title={t(`office.gate.${gate.kind}`)}
      closeButtonProps={{ 'aria-label': t('office.close') }}
      closeOnClickOutside={false}
    >
      {gate.kind === 'sign-in' ? (
        <SignInForm
          intro={t('office.gate.keeps')}
          {...(session?.person.nip ? { identifier: session.person.nip } : {})}
          onDone={() => void refresh().then(() => gate.settle(true))}
        />
      ) : (
        <StepUpForm onDone={() => gate.settle(true)} onCancel={give} />
      )}
    </Modal>
  );
}
