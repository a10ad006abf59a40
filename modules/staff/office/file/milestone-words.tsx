import { Banknote, CalendarX2, type LucideIcon, Sunset, TrendingUp, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { WhyButton } from '#office/design/why-button.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { Milestone } from '../../contract/outlook.ts';

export const milestoneIcons: Record<Milestone['what'], LucideIcon> = {
  'salary-increase': Banknote,
  promotion: TrendingUp,
  retirement: Sunset,
  'contract-end': CalendarX2,
};

/** Something stands in its way although the day is known. */
export function HeldBack() {
  const { t } = useTranslation();
  return <StatusBadge tone="wait" icon={TriangleAlert} label={t('staff.outlook.heldBack')} />;
}

/** "Why?" beside what comes: the reasons, and the articles that it rests on. */
export function WhyMilestone({ milestone, of }: { milestone: Milestone; of: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { what, day, why, basis } = milestone;
  const name = t(`staff.milestone.${what}`);
  return (
    <WhyButton
      of={of}
      explanation={{
        outcome: day ? t('staff.outlook.comes', { name, day: format.day(day) }) : name,
        steps: why.map((code) => t(`staff.why.${code}`)),
        ...(basis.length > 0 ? { rule: basis.join('; ') } : {}),
      }}
    />
  );
}
