import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { DayStatus } from '../../contract/day-results.ts';
import { statusLooks } from './status-look.ts';

interface StatusWordProps {
  status: DayStatus;
  remote?: 'home' | 'anywhere' | null;
}

/** How a day stands, as icon and word. */
export function StatusWord({ status, remote }: StatusWordProps) {
  const { t } = useTranslation();
  const [tone, icon] = statusLooks[status];
  const word = t(`attendance.status.${status}`);
  return (
    <StatusBadge
      tone={tone}
      icon={icon}
      label={remote ? `${word}, ${t(`attendance.remote.${remote}`)}` : word}
    />
  );
}
