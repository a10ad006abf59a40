import { Link } from '@tanstack/react-router';
import { ShieldAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { certificates } from '#modules/signatures/contract/certificates.ts';
import { ownSignaturePath } from '#modules/signatures/office/addresses.ts';
import { useOperation } from '#office/data/use-operation.ts';
import styles from './signing.module.css';

/** Before anything is prepared: what kind of signature is made here, and for which posts the reader cannot make one yet. */
export function CertificateNote() {
  const { t } = useTranslation();
  const { data } = useOperation(certificates.listOwn, {});
  if (!data) return null;
  const unfit = data.signers.filter(({ state }) => state !== 'ready');
  if (data.certified && unfit.length === 0) return null;
  return (
    <div className={styles.certificate} data-unfit={unfit.length > 0 || undefined}>
      {data.certified ? null : (
        <p>
          <ShieldAlert size={16} aria-hidden="true" />
          <span>
            <strong>{t('outgoing.provider.uncertified')}</strong> {t('outgoing.provider.uncertifiedHint')}
          </span>
        </p>
      )}
      {unfit.map(({ post, state }) => (
        <p key={post.id} role="alert">
          <TriangleAlert size={16} aria-hidden="true" />
          <span>
            <strong>{post.name}:</strong> {t(`outgoing.provider.state.${state}`)}{' '}
            <Link to={ownSignaturePath}>{t('outgoing.provider.own')}</Link>
          </span>
        </p>
      ))}
    </div>
  );
}
