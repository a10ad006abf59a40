import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { settings } from '../../contract/settings.ts';
import { certificatesPath } from '../addresses.ts';
import { CertifiedBadge } from '../certified-badge.tsx';
import styles from '../signatures.module.css';
import { BelievedPanel } from './believed-panel.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { OwnAuthority } from './own-authority.tsx';
import { ProviderForm } from './provider-form.tsx';

/** Who makes the signatures of the agency, and whom it believes. */
export function SignatureSettingsPage() {
  const { t } = useTranslation();
  const answer = useOperation(settings.show, {});
  return (
    <>
      <PageHeader
        title={t('signatures.settings.title')}
        detail={t('signatures.settings.detail')}
        actions={
          <Button
            variant="default"
            leftSection={<ListChecks size={16} aria-hidden="true" />}
            component={Link}
            to={certificatesPath}
          >
            {t('signatures.certificates.title')}
          </Button>
        }
      />
      <div className={styles.parts}>
        <AnswerState of={answer} loading={<LoadingRows tall />} />
        {answer.data ? (
          <>
            <Panel
              title={t('signatures.settings.provider')}
              hint={t('signatures.settings.providerHint')}
              acts={<CertifiedBadge certified={answer.data.provider !== 'local-x509'} />}
            >
              <ProviderForm key={answer.data.changedAt} settings={answer.data} />
            </Panel>
            <ConnectionTest />
            <OwnAuthority authority={answer.data.authority} />
            <BelievedPanel believed={answer.data.believed} />
          </>
        ) : null}
      </div>
    </>
  );
}
