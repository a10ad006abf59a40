import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useSession } from '#office/session/use-session.ts';
import { certificates } from '../../contract/certificates.ts';
import { CertifiedBadge } from '../certified-badge.tsx';
import styles from '../signatures.module.css';
import { CertificateRow } from './certificate-row.tsx';
import { SignerRow } from './signer-row.tsx';

type OwnSignatures = OutputOf<typeof certificates.listOwn>;

/** With what a person signs for each of their posts, and what became of earlier certificates. */
export function OwnSignaturePage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const answer = useOperation(certificates.listOwn, {});
  return (
    <>
      <PageHeader title={t('signatures.own.title')} detail={person.name} />
      <div className={styles.parts}>
        <AnswerState of={answer} loading={<LoadingRows tall />} />
        {answer.data ? <Posts of={answer.data} /> : null}
        {answer.data && answer.data.former.length > 0 ? <Former of={answer.data} /> : null}
      </div>
    </>
  );
}

function Posts({ of: { signers, ...house } }: { of: OwnSignatures }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('signatures.own.posts')}
      hint={t(`signatures.providerHint.${house.provider === 'local-x509' ? 'local' : 'outside'}`)}
      acts={<CertifiedBadge certified={house.certified} />}
      flush
    >
      {signers.length === 0 ? <NothingYet>{t('signatures.own.noPost')}</NothingYet> : null}
      <PanelRows>
        {signers.map((signer) => (
          <SignerRow key={signer.post.id} signer={signer} house={house} />
        ))}
      </PanelRows>
    </Panel>
  );
}

function Former({ of: { former } }: { of: OwnSignatures }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('signatures.own.former')} hint={t('signatures.own.formerHint')} flush>
      <PanelRows>
        {former.map((certificate) => (
          <CertificateRow key={certificate.id} certificate={certificate} />
        ))}
      </PanelRows>
    </Panel>
  );
}
