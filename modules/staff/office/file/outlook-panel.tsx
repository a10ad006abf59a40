import { Banknote, CalendarX2, type LucideIcon, Sunset, TrendingUp, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { WhyButton } from '#office/design/why-button.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { Milestone, Outlook } from '../../contract/outlook.ts';

const icons: Record<Milestone['what'], LucideIcon> = {
  'salary-increase': Banknote,
  promotion: TrendingUp,
  retirement: Sunset,
  'contract-end': CalendarX2,
};

/** What comes, and why. */
export function OutlookPanel({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('staff.outlook.title')} hint={t('staff.outlook.hint')} flush>
      <PanelRows>
        {outlook.milestones.map((milestone) => (
          <MilestoneRow key={milestone.what} milestone={milestone} />
        ))}
      </PanelRows>
    </Panel>
  );
}

function MilestoneRow({ milestone: { what, day, heldBack, why, basis } }: { milestone: Milestone }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = t(`staff.milestone.${what}`);
  const when = day ? format.day(day) : t(`staff.why.${why[0]}`);
  return (
    <PanelRow
      icon={icons[what]}
      name={name}
      detail={when}
      further={
        heldBack ? (
          <StatusBadge tone="wait" icon={TriangleAlert} label={t('staff.outlook.heldBack')} />
        ) : undefined
      }
    >
      <WhyButton
        of={name}
        explanation={{
          outcome: day ? t('staff.outlook.comes', { name, day: format.day(day) }) : name,
          steps: why.map((code) => t(`staff.why.${code}`)),
          ...(basis.length > 0 ? { rule: basis.join('; ') } : {}),
        }}
      />
    </PanelRow>
  );
}
