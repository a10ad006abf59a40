import { useTranslation } from 'react-i18next';
import { DayField, wholeDays } from '#office/design/form/day-field.tsx';
import { Facts, Panel } from '#office/design/panel.tsx';
import type { StaffFileView } from '../../contract/files.ts';
import type { ServiceLength } from '../../contract/outlook.ts';

interface HoldsPanelProps {
  file: StaffFileView;
  /** Asks the file about another day; today for none. */
  onDay: (day: string | undefined) => void;
}

/** What holds on a day. */
export function HoldsPanel({ file: { holds, outlook, on }, onDay }: HoldsPanelProps) {
  const { t } = useTranslation();
  const length = (service: ServiceLength | null) => service && t('staff.service', { ...service });
  const { grade, position, legalStatus } = holds;
  return (
    <Panel
      title={t('staff.holds.title')}
      acts={
        <DayField
          aria-label={t('staff.holds.on')}
          size="xs"
          w={200}
          value={on}
          onChange={wholeDays((day) => onDay(day))}
        />
      }
    >
      {grade || position || legalStatus ? (
        <Facts
          of={[
            [t('staff.holds.grade'), grade && [grade.name, grade.rank].filter(Boolean).join(' · ')],
            [t('staff.holds.position'), position?.name],
            [t('staff.holds.unit'), position?.unitName],
            [t('staff.field.status'), legalStatus && t(`staff.option.status.${legalStatus}`)],
            [t('staff.holds.service'), length(outlook.service)],
            [t('staff.holds.gradeService'), length(outlook.gradeService)],
          ]}
        />
      ) : (
        <p>{t('staff.holds.nothing')}</p>
      )}
    </Panel>
  );
}
