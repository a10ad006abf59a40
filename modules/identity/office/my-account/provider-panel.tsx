import { Button } from '@mantine/core';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { factors } from '../../contract/factors.ts';
import { signIn } from '../../contract/sign-in.ts';
import styles from './my-account-page.module.css';

interface ProviderPanelProps {
  link: OutputOf<typeof factors.list>['oidc'];
  /** Name of the provider here; null where there is none. */
  offered: string | null;
}

/** The account at the OpenID Connect provider, linked or to be linked. */
export function ProviderPanel({ link, offered }: ProviderPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [removing, setRemoving] = useState(false);
  const start = useAct(signIn.startLink, { stales: [], onDone: ({ url }) => location.assign(url) });
  const unlink = useAct(signIn.unlink, {
    onDone: () => {
      setRemoving(false);
      toast(t('identity.provider.unlinked'));
    },
  });
  const name = link?.label ?? offered;
  if (name === null) return null;
  return (
    <Panel
      title={t('identity.provider.title', { name })}
      acts={
        link ? (
          <Button variant="default" onClick={() => setRemoving(true)}>
            {t('identity.provider.unlink')}
          </Button>
        ) : (
          <Button
            variant="default"
            loading={start.isPending}
            leftSection={<Link2 size={16} aria-hidden="true" />}
            onClick={() => start.mutate({})}
          >
            {t('identity.provider.link')}
          </Button>
        )
      }
    >
      {start.error ? <ErrorState compact error={start.error} /> : null}
      {link ? (
        <div className={styles.state}>
          <StatusBadge tone="good" icon={Link2} label={t('identity.provider.linked')} />
          <span className={styles.detail}>{t('identity.since', { day: format.day(link.linkedAt) })}</span>
        </div>
      ) : (
        <NothingYet>{t('identity.provider.none', { name })}</NothingYet>
      )}
      <ConfirmFinal
        opened={removing}
        onClose={() => setRemoving(false)}
        title={t('identity.provider.unlink')}
        verb={t('identity.provider.unlink')}
        danger
        busy={unlink.isPending}
        error={unlink.error}
        onConfirm={() => unlink.mutate({})}
      >
        {t('identity.provider.unlinkHint', { name })}
      </ConfirmFinal>
    </Panel>
  );
}
