import { Button } from '@mantine/core';
import { ShieldCheck, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { Dialog } from '#office/design/dialog.tsx';
import { ErrorBoundary } from '#office/design/feedback/error-boundary.tsx';
import { lazyPart, WaitingShape } from '#office/design/feedback/lazy-part.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { factors } from '../../contract/factors.ts';
import styles from './my-account-page.module.css';
import { RecoveryCodes } from './recovery-codes.tsx';

const TotpSetup = lazyPart(() => import('./totp-setup.tsx').then(({ TotpSetup }) => TotpSetup));

type Totp = OutputOf<typeof factors.list>['totp'];

/** So few recovery codes left that new ones should be made. */
const fewCodes = 3;

/** The authenticator app and its recovery codes. */
export function TotpPanel({ totp }: { totp: Totp }) {
  const { t } = useTranslation();
  const propose = useAct(factors.proposeTotp, { stales: [] });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const closeSetup = () => {
    propose.reset();
    setCodes(null);
  };
  return (
    <Panel
      title={t('identity.totp.title')}
      hint={t('identity.totp.hint')}
      acts={
        totp ? undefined : (
          <Button
            variant="default"
            loading={propose.isPending}
            leftSection={<Smartphone size={16} aria-hidden="true" />}
            onClick={() => propose.mutate({})}
          >
            {t('identity.totp.set')}
          </Button>
        )
      }
    >
      {propose.error ? <ErrorState compact error={propose.error} /> : null}
      {totp ? <Active totp={totp} onCodes={setCodes} /> : <NothingYet>{t('identity.totp.none')}</NothingYet>}
      <Dialog
        opened={propose.data !== undefined && codes === null}
        onClose={closeSetup}
        title={t('identity.totp.set')}
        keeps
      >
        {propose.data ? (
          <ErrorBoundary>
            <WaitingShape value={<LoadingRows rows={4} />}>
              <TotpSetup proposal={propose.data} onCodes={setCodes} onCancel={closeSetup} />
            </WaitingShape>
          </ErrorBoundary>
        ) : null}
      </Dialog>
      <Dialog opened={codes !== null} onClose={closeSetup} title={t('identity.recovery.title')} locked>
        {codes ? <RecoveryCodes codes={codes} onDone={closeSetup} /> : null}
      </Dialog>
    </Panel>
  );
}

function Active({ totp, onCodes }: { totp: NonNullable<Totp>; onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [removing, setRemoving] = useState(false);
  const [renewing, setRenewing] = useState(false);
  const renew = useAct(factors.renewRecoveryCodes, {
    onDone: ({ recoveryCodes }) => {
      setRenewing(false);
      onCodes(recoveryCodes);
    },
  });
  const remove = useAct(factors.removeTotp, {
    onDone: () => {
      setRemoving(false);
      toast(t('identity.totp.removed'));
    },
  });
  const left = totp.recoveryCodesLeft;
  return (
    <>
      <div className={styles.state}>
        <StatusBadge tone="good" icon={ShieldCheck} label={t('identity.totp.active')} />
        <span className={styles.detail}>{t('identity.since', { day: format.day(totp.confirmedAt) })}</span>
      </div>
      <p className={styles.detail} data-few={left <= fewCodes || undefined}>
        {t(left <= fewCodes ? 'identity.recovery.fewLeft' : 'identity.recovery.left', { count: left })}
      </p>
      <div className={styles.acts}>
        <Button variant="default" onClick={() => setRenewing(true)}>
          {t('identity.recovery.renew')}
        </Button>
        <Button variant="default" onClick={() => setRemoving(true)}>
          {t('identity.totp.remove')}
        </Button>
      </div>
      <ConfirmFinal
        opened={renewing}
        onClose={() => setRenewing(false)}
        title={t('identity.recovery.renew')}
        verb={t('identity.recovery.renewVerb')}
        busy={renew.isPending}
        error={renew.error}
        onConfirm={() => renew.mutate({})}
      >
        {t('identity.recovery.renewHint')}
      </ConfirmFinal>
      <ConfirmFinal
        opened={removing}
        onClose={() => setRemoving(false)}
        title={t('identity.totp.remove')}
        verb={t('identity.removeVerb')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({})}
      >
        {t('identity.totp.removeHint')}
      </ConfirmFinal>
    </>
  );
}
