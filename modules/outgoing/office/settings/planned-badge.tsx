import { CalendarClock, Landmark, PenLine, Sprout } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';

/** That another form of it holds from a later day on. */
export function PlannedBadge({ days }: { days: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [next] = days;
  if (!next) return null;
  return (
    <StatusBadge
      tone="wait"
      icon={CalendarClock}
      label={t('outgoing.settings.planned', { day: format.day(next) })}
    />
  );
}

const icons = { national: Landmark, changed: PenLine, own: Sprout };

/** Whose rule it is: of the nation, changed by the agency, or its own. */
export function OriginBadge({ of: origin }: { of: keyof typeof icons }) {
  const { t } = useTranslation();
  if (origin === 'national') return null;
  return <StatusBadge tone="busy" icon={icons[origin]} label={t(`outgoing.settings.origin.${origin}`)} />;
}
