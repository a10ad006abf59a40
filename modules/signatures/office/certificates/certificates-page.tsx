import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type CertificateView, certificates } from '../../contract/certificates.ts';
import { signatureSettingsPath } from '../addresses.ts';
import { RevokeButton } from '../own/revoke-button.tsx';
import styles from '../signatures.module.css';
import { StateBadge } from '../state-badge.tsx';

const pageSize = 50;

/** Every certificate that the authority of the agency issued. */
export function CertificatesPage() {
  const { t } = useTranslation();
  const [personId, setPersonId] = useState<string | null>(null);
  const pages = useOperationPages(
    certificates.list,
    { limit: pageSize, ...(personId ? { personId: personId as PersonId } : {}) },
    'after',
  );
  return (
    <>
      <PageHeader
        title={t('signatures.certificates.title')}
        detail={t('signatures.certificates.detail')}
        back={{ to: signatureSettingsPath, label: t('signatures.settings.title') }}
      />
      <div className={styles.parts}>
        <PersonPicker label={t('signatures.certificates.person')} value={personId} onChange={setPersonId} />
        <PagedRows
          pages={pages}
          loading={<LoadingRows tall rows={6} />}
          empty={
            <EmptyState title={t('signatures.certificates.none')}>
              {t('signatures.certificates.noneHint')}
            </EmptyState>
          }
        >
          {(rows) => (
            <Panel title={t('signatures.certificates.issued')} flush>
              <PanelRows>
                {rows.map((certificate) => (
                  <IssuedRow key={certificate.id} certificate={certificate} />
                ))}
              </PanelRows>
            </Panel>
          )}
        </PagedRows>
      </div>
    </>
  );
}

function IssuedRow({ certificate }: { certificate: CertificateView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { person, post, keeping, issuedAt, expiresAt, revokedAt, reason, serial, state } = certificate;
  const told = [
    t('signatures.issued', { day: format.shortDay(issuedAt) }),
    revokedAt
      ? t('signatures.revoked', { day: format.shortDay(revokedAt), reason: t(`signatures.reason.${reason}`) })
      : t('signatures.until', { day: format.shortDay(expiresAt) }),
    keeping === 'token' ? t('signatures.inToken') : null,
  ];
  return (
    <PanelRow
      person={person.name}
      name={person.name}
      detail={`${post.name} · ${told.filter(Boolean).join(' · ')}`}
      further={<span className={styles.mono}>{serial}</span>}
    >
      <div className={styles.acts}>
        <StateBadge state={state} />
        {certificate.can.revoke ? <RevokeButton certificate={certificate} /> : null}
      </div>
    </PanelRow>
  );
}
