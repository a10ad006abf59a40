import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { leavePage } from './at-work.ts';
import type { Gate } from './gates.ts';
import { useCurrentSession, useSessionRefresh } from './session-state.ts';
import styles from './sign-in.module.css';
import { goToProviderBeside, signInWays } from './sign-in-calls.ts';
import { SignInForm } from './sign-in-form.tsx';
import { StepUpForm } from './step-up-form.tsx';

/**
 * The dialog over the page when the session has ended or a final act asks for a fresh factor. Who is not signed in sees
 * nothing of the page, and cannot close the dialog over it: they sign in, or the page is emptied.
 */
export function SessionGate({ gate }: { gate: Gate }) {
  const { t } = useTranslation();
  const turnAway = () => gate.settle(false);
  if (gate.kind === 'step-up')
    return (
      <Modal
        opened
        onClose={turnAway}
        size="sm"
        title={t('office.gate.step-up')}
        closeButtonProps={{ 'aria-label': t('office.close') }}
        closeOnClickOutside={false}
      >
        <StepUpForm onDone={() => gate.settle(true)} onCancel={turnAway} />
      </Modal>
    );
  return (
    <Modal
      opened
      onClose={turnAway}
      size="sm"
      title={t('office.gate.sign-in')}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      overlayProps={{ className: styles.curtain!, backgroundOpacity: 1 }}
    >
      <Door gate={gate} />
    </Modal>
  );
}

/** The page waits behind it for the person whose page it is; for anybody else it begins anew. */
function Door({ gate }: { gate: Gate }) {
  const { t } = useTranslation();
  const refresh = useSessionRefresh();
  const { data: session } = useCurrentSession();
  const { data: ways } = useQuery({
    queryKey: ['office.sign-in-ways'],
    queryFn: signInWays,
    staleTime: 60_000,
  });
  return (
    <>
      <SignInForm
        intro={t('office.gate.keeps')}
        {...(session?.person.nip ? { identifier: session.person.nip } : {})}
        ways={ways}
        toProvider={goToProviderBeside}
        onDone={async () => gate.settle(await refresh())}
      />
      <Button
        variant="subtle"
        color="gray"
        fullWidth
        mt="md"
        onClick={() => {
          leavePage();
          gate.settle(false);
        }}
      >
        {t('office.gate.leave')}
      </Button>
    </>
  );
}
