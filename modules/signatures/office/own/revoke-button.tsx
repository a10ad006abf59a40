import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { type CertificateView, certificates } from '../../contract/certificates.ts';
import { type RevocationReason, revocationReasonNames } from '../../contract/terms.ts';
import styles from '../signatures.module.css';

interface RevokeButtonProps {
  certificate: CertificateView;
  /** By its person; otherwise by who manages the signatures of the agency. */
  own?: boolean;
}

/** Revokes a certificate for good, with the reason that the list tells everybody. */
export function RevokeButton({ certificate, own = false }: RevokeButtonProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const reasons = revocationReasonNames.filter((name) => !own || name !== 'withdrawn');
  const [reason, setReason] = useState<RevocationReason>(reasons[0]!);
  const revoke = useAct(own ? certificates.revokeOwn : certificates.revoke, {
    onDone: () => {
      setAsking(false);
      toast(t('signatures.revoke.done'));
    },
  });
  const name = own ? certificate.post.name : `${certificate.person.name}, ${certificate.post.name}`;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('signatures.revoke.of', { name })}
        onClick={() => setAsking(true)}
      >
        {t('signatures.revoke.verb')}
      </Button>
      <ConfirmFinal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('signatures.revoke.of', { name })}
        verb={t('signatures.revoke.verb')}
        danger
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate({ certificateId: certificate.id, reason })}
      >
        <p>{t('signatures.revoke.hint')}</p>
        <NativeSelect
          className={styles.told}
          label={t('signatures.revoke.reason')}
          data={reasons.map((one) => ({ value: one, label: t(`signatures.reason.${one}`) }))}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value as RevocationReason)}
        />
      </ConfirmFinal>
    </>
  );
}
