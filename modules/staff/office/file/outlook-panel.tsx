import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { Milestone, Outlook } from '../../contract/outlook.ts';
import { HeldBack, milestoneIcons, WhyMilestone } from './milestone-words.tsx';

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

function MilestoneRow({ milestone }: { milestone: Milestone }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { what, day, heldBack, why } = milestone;
  const name = t(`staff.milestone.${what}`);
  return (
    <PanelRow
      icon={milestoneIcons[what]}
      name={name}
      detail={day ? format.day(day) : t(`staff.why.${why[0]}`)}
      further={heldBack ? <HeldBack /> : undefined}
    >
      <WhyMilestone milestone={milestone} of={name} />
    </PanelRow>
  );
}
