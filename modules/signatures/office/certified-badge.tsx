import { ShieldCheck, ShieldMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#office/design/status-badge.tsx';

/** Whether signatures are certified in the sense of the law (UU 1/2024 art. 13); told as plainly where they are not. */
export function CertifiedBadge({ certified }: { certified: boolean }) {
  const { t } = useTranslation();
  return certified ? (
    <StatusBadge tone="good" icon={ShieldCheck} label={t('signatures.certified')} />
  ) : (
    <StatusBadge tone="wait" icon={ShieldMinus} label={t('signatures.uncertified')} />
  );
}
