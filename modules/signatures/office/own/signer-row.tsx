import { KeyRound, PenLine, RefreshCw, Signature } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PanelRow } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { OwnSigner } from '../../contract/certificates.ts';
import styles from '../signatures.module.css';
import { StateBadge } from '../state-badge.tsx';
import { ChangePassphraseForm } from './change-passphrase-form.tsx';
import { EnrolForm, type SigningHouseFacts } from './enrol-form.tsx';
import { RevokeButton } from './revoke-button.tsx';

/** One post of the person: whether it can be signed for, until when, and what there is to do about it. */
export function SignerRow({ signer, house }: { signer: OwnSigner; house: SigningHouseFacts }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { post, state, certificate, expiresAt, can } = signer;
  const enrolVerb = t(certificate ? 'signatures.enrol.renew' : 'signatures.enrol.make');
  const facts = [
    post.unitName,
    certificate?.keeping === 'token' ? t('signatures.inToken') : null,
    expiresAt ? t('signatures.until', { day: format.shortDay(expiresAt) }) : null,
  ];
  return (
    <PanelRow
      icon={Signature}
      name={post.name}
      detail={facts.filter(Boolean).join(' · ')}
      further={state === 'ready' ? null : t(`signatures.next.${state}`)}
    >
      <div className={styles.acts}>
        <StateBadge state={state} />
        {can.enrol ? (
          <DialogButton
            verb={enrolVerb}
            title={`${enrolVerb}: ${post.name}`}
            icon={certificate ? RefreshCw : PenLine}
            look="small"
            keeps
          >
            {(close) => (
              <EnrolForm post={post} house={house} renews={!!certificate} onDone={close} onCancel={close} />
            )}
          </DialogButton>
        ) : null}
        {certificate?.can.changePassphrase ? (
          <DialogButton verb={t('signatures.passphrase.change')} icon={KeyRound} look="small" keeps>
            {(close) => <ChangePassphraseForm certificate={certificate} onDone={close} onCancel={close} />}
          </DialogButton>
        ) : null}
        {certificate?.can.revoke ? <RevokeButton certificate={certificate} own /> : null}
      </div>
    </PanelRow>
  );
}
