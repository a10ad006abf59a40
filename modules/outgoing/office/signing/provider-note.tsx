import { Link } from '@tanstack/react-router';
import { BadgeCheck, ShieldAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ownSignaturePath } from '#modules/signatures/office/addresses.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { SigningView } from '../../contract/signing.ts';
import styles from './signing.module.css';

/** Days before its end from which a certificate is told to end soon. */
const endsSoon = 30;

/** Who makes the signature, whether it is certified, and whether the certificate is fit to sign: told before, not after. */
export function ProviderNote({ provider }: { provider: SigningView['provider'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { certified, state, notAfter, name } = provider;
  const days = notAfter ? format.daysUntil(notAfter) : null;
  const Icon = certified ? BadgeCheck : ShieldAlert;
  return (
    <div className={styles.provider} data-certified={certified}>
      <p>
        <Icon size={18} aria-hidden="true" />
        <span>
          <strong>{t(certified ? 'outgoing.provider.certified' : 'outgoing.provider.uncertified')}</strong>{' '}
          {t(certified ? 'outgoing.provider.by' : 'outgoing.provider.uncertifiedHint', { name })}
        </span>
      </p>
      {state === 'ready' ? null : (
        <p className={styles.providerState} role="alert">
          <TriangleAlert size={18} aria-hidden="true" />
          <span>
            {t(`outgoing.provider.state.${state}`)}{' '}
            <Link to={ownSignaturePath}>{t('outgoing.provider.own')}</Link>
          </span>
        </p>
      )}
      {state === 'ready' && days !== null && days <= endsSoon ? (
        <p className={styles.quiet}>{t('outgoing.provider.endsSoon', { day: format.day(notAfter!) })}</p>
      ) : null}
    </div>
  );
}
