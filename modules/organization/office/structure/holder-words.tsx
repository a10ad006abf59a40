import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '#office/design/status-badge.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { HolderKind, PostEntry } from '../../contract/shapes.ts';
import styles from './holder-words.module.css';

/** Who works the desk of a post: the name, with what they are acting as; or that it is vacant. */
export function HolderWords({ holder }: { holder: PostEntry['holder'] }) {
  const { t } = useTranslation();
  if (!holder) return <StatusBadge tone={vacantTone} icon={UserRoundX} label={t('organization.vacant')} />;
  return (
    <span className={styles.holder}>
      <CapacityMark kind={holder.capacity} />
      <span>{holder.name}</span>
    </span>
  );
}

const vacantTone: Tone = 'wait';

/** `Plt.`, `Plh.` … in front of a name; nothing for who holds the post definitively. */
export function CapacityMark({ kind }: { kind: HolderKind }) {
  const { t } = useTranslation();
  if (kind === 'definitive') return null;
  return (
    <abbr className={styles.mark} title={t(`organization.holderKind.${kind}`)}>
      {t(`organization.holderShort.${kind}`)}
    </abbr>
  );
}
