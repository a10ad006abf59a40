import { FileBadge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PanelRow } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { CertificateView } from '../../contract/certificates.ts';
import styles from '../signatures.module.css';
import { StateBadge } from '../state-badge.tsx';
import { RevokeButton } from './revoke-button.tsx';

/** A certificate that signs no more: it still vouches for what it signed, unless it is revoked. */
export function CertificateRow({ certificate }: { certificate: CertificateView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { post, issuedAt, revokedAt, reason, state } = certificate;
  const told = [
    t('signatures.issued', { day: format.shortDay(issuedAt) }),
    revokedAt
      ? t('signatures.revoked', { day: format.shortDay(revokedAt), reason: t(`signatures.reason.${reason}`) })
      : null,
  ];
  return (
    <PanelRow icon={FileBadge} name={post.name} detail={told.filter(Boolean).join(' · ')}>
      <div className={styles.acts}>
        <StateBadge state={state === 'ready' ? 'post-not-held' : state} />
        {certificate.can.revoke ? <RevokeButton certificate={certificate} own /> : null}
      </div>
    </PanelRow>
  );
}
