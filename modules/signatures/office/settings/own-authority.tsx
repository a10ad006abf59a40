import { useTranslation } from 'react-i18next';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { SignatureSettings } from '../../contract/settings.ts';
import styles from '../signatures.module.css';

/** The authority of the agency, as others need to know it to check its signatures. */
export function OwnAuthority({ authority }: Pick<SignatureSettings, 'authority'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('signatures.authority.title')} hint={t('signatures.authority.hint')}>
      {authority ? (
        <Facts
          of={[
            [
              t('signatures.authority.root'),
              <a key="root" href={pathOf(authority.rootAddress)} download>
                {t('signatures.authority.download')}
              </a>,
            ],
            [
              t('signatures.authority.list'),
              <a key="list" href={pathOf(authority.listAddress)} download>
                {t('signatures.authority.downloadList')}
              </a>,
            ],
            [
              t('signatures.authority.fingerprint'),
              <span key="print" className={styles.mono}>
                {authority.fingerprint.match(/.{1,4}/g)?.join(' ')}
              </span>,
            ],
            [t('signatures.certificates.expires'), format.day(authority.expiresAt)],
          ]}
        />
      ) : (
        <NothingYet>{t('signatures.authority.none')}</NothingYet>
      )}
    </Panel>
  );
}

/** The page may be reached under another name than the one that others use. */
const pathOf = (address: string) => new URL(address).pathname;
