import {
  Archive,
  ArchiveRestore,
  CircleHelp,
  FolderCheck,
  FolderOpen,
  Hand,
  Hourglass,
  Landmark,
  type LucideIcon,
  PackageCheck,
  Scale,
  ShieldCheck,
  Star,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import { classLooks, type Look } from '#modules/letters/office/letter-looks.ts';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { LifeState } from '../../contract/terms.ts';
import { capital } from './capital.ts';

const stateLooks: Record<LifeState, Look> = {
  open: ['neutral', FolderOpen],
  'awaiting-event': ['wait', Hourglass],
  active: ['busy', FolderCheck],
  'due-for-transfer': ['wait', ArchiveRestore],
  inactive: ['neutral', Archive],
  'due-for-destruction': ['wait', Trash2],
  'due-for-handover': ['wait', Landmark],
  'due-for-reappraisal': ['wait', Scale],
  held: ['bad', Hand],
  unscheduled: ['wait', CircleHelp],
  destroyed: ['neutral', Trash2],
  'handed-over': ['good', PackageCheck],
};

/** Where a dossier stands in its life. */
export function LifeBadge({ state }: { state: LifeState }) {
  const { t } = useTranslation();
  const [tone, icon] = stateLooks[state];
  return <StatusBadge tone={tone} icon={icon} label={capital(t(`archive.state.${state}`))} />;
}

/** The class, where it is not the common one. */
export function ClassBadge({ of }: { of: SecurityClass }) {
  const { t } = useTranslation();
  const look = classLooks[of];
  return look ? <StatusBadge tone={look[0]} icon={look[1]} label={t(`letters.class.${of}`)} /> : null;
}

interface MarksProps {
  vital: boolean;
  safeguarded: boolean;
  permanent: boolean;
}

/** What keeps a dossier or a record whatever its schedule says. */
export function MarkBadges({ vital, safeguarded, permanent }: MarksProps) {
  const { t } = useTranslation();
  const marks: [boolean, string, LucideIcon][] = [
    [vital, 'vital', Star],
    [safeguarded, 'safeguarded', ShieldCheck],
    [permanent, 'permanent', Landmark],
  ];
  return marks.map(([set, mark, icon]) =>
    set ? (
      <StatusBadge key={mark} tone="good" icon={icon} label={capital(t(`archive.mark.${mark}`))} />
    ) : null,
  );
}
