import { CalendarCog, Globe, Network, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Pages, useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import {
  type AssignmentView,
  assignments,
  type FlexibilityStopView,
  flexibilityStops,
  unitZones,
} from '../../contract/assignments.ts';
import { patterns } from '../../contract/patterns.ts';
import styles from '../calendar.module.css';
import { CalendarTabs } from '../calendar-tabs.tsx';
import { useBasisWords } from '../form/use-basis-words.ts';
import { usePeriodWords } from '../form/use-period-words.ts';
import { AssignForm } from './assign-form.tsx';
import { EndAssignment, EndStop } from './end-forms.tsx';
import { StopForm } from './stop-form.tsx';
import { ZoneForm } from './zone-form.tsx';

/** Who works by which pattern, in which zone, and who has no flexible time and place. */
export function AssignmentsPage() {
  const { t } = useTranslation();
  // Zones are of the agency, as patterns are.
  const wholeAgency = useOperation(patterns.list, {}).data?.can.manage ?? false;
  return (
    <>
      <PageHeader
        title={t('calendar.assignments.title')}
        detail={t('calendar.assignments.detail')}
        actions={
          <DialogButton verb={t('calendar.assignments.assign')} icon={CalendarCog} look="main" keeps>
            {(close) => <AssignForm onEnd={close} />}
          </DialogButton>
        }
      />
      <CalendarTabs />
      <div className={styles.stack}>
        <Assigned />
        <Stopped />
        <Zones can={wholeAgency} />
      </div>
    </>
  );
}

function Assigned() {
  const { t } = useTranslation();
  const pages = useOperationPages(assignments.list, {}) as Pages<AssignmentView>;
  return (
    <Panel title={t('calendar.assignments.list')} flush>
      <PagedRows pages={pages} compact empty={<NothingYet>{t('calendar.assignments.none')}</NothingYet>}>
        {(rows) => (
          <PanelRows>
            {rows.map((one) => (
              <AssignmentRow key={one.id} assignment={one} />
            ))}
          </PanelRows>
        )}
      </PagedRows>
    </Panel>
  );
}

function AssignmentRow({ assignment }: { assignment: AssignmentView }) {
  const { t } = useTranslation();
  const basis = useBasisWords();
  const period = usePeriodWords();
  const { unit, person, pattern, rotationOffset } = assignment;
  const subject = (unit ?? person)?.name ?? '';
  const parts = [
    pattern?.name ?? t('calendar.patterns.law'),
    rotationOffset > 0 ? t('calendar.assignments.offsetOf', { days: rotationOffset }) : null,
    period(assignment),
  ];
  return (
    <PanelRow
      {...(person ? { person: person.name } : { icon: Network })}
      name={subject}
      detail={parts.filter(Boolean).join(' · ')}
      further={basis(assignment.basis)}
    >
      {assignment.can.end ? <EndAssignment of={assignment} subject={subject} /> : null}
    </PanelRow>
  );
}

function Stopped() {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const pages = useOperationPages(flexibilityStops.list, {}) as Pages<FlexibilityStopView>;
  return (
    <Panel
      title={t('calendar.stops.title')}
      hint={t('calendar.stops.hint')}
      flush
      acts={
        <DialogButton verb={t('calendar.stops.add')} icon={UserRoundX} look="small" keeps>
          {(close) => <StopForm onEnd={close} />}
        </DialogButton>
      }
    >
      <PagedRows pages={pages} compact empty={<NothingYet>{t('calendar.stops.none')}</NothingYet>}>
        {(rows) => (
          <PanelRows>
            {rows.map((stop) => (
              <PanelRow key={stop.id} person={stop.person.name} name={stop.person.name} detail={period(stop)}>
                {stop.can.end ? <EndStop of={stop} /> : null}
              </PanelRow>
            ))}
          </PanelRows>
        )}
      </PagedRows>
    </Panel>
  );
}

function Zones({ can }: { can: boolean }) {
  const { t } = useTranslation();
  const basis = useBasisWords();
  const period = usePeriodWords();
  const items = useOperation(unitZones.list, {}).data?.items ?? [];
  return (
    <Panel
      title={t('calendar.zones.title')}
      hint={t('calendar.zones.hint')}
      flush
      acts={
        can ? (
          <DialogButton verb={t('calendar.zones.set')} icon={Globe} look="small" keeps>
            {(close) => <ZoneForm onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      {items.length === 0 ? <NothingYet>{t('calendar.zones.none')}</NothingYet> : null}
      <PanelRows>
        {items.map((one) => (
          <PanelRow
            key={one.id}
            icon={Globe}
            name={one.unit.name}
            detail={[t(`calendar.zone.${one.zone}`), period(one)].join(' · ')}
            further={basis(one.basis)}
          />
        ))}
      </PanelRows>
    </Panel>
  );
}
