import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { CalendarOff, FastForward, MapPinOff, Network, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useToday } from '#office/format/use-today.ts';
import { useMay } from '#office/session/use-session.ts';
import { attendanceShowCode } from '../../contract/permissions.ts';
import { type PlaceView, places } from '../../contract/place-operations.ts';
import { codePath, placesPath } from '../addresses.ts';
import { KioskButton } from './kiosk-button.tsx';
import { KiosksPanel } from './kiosks-panel.tsx';
import { NextVersionForm } from './place-forms.tsx';
import styles from './places.module.css';
import { ShapeDrawing } from './shape-drawing.tsx';
import { useExtentWords } from './use-extent-words.ts';
import { AllowForm, CloseForm, DisallowForm } from './use-forms.tsx';
import { usePeriodWords } from './use-period-words.ts';

/** A place: its border now and later, who checks in there, and its entrance. */
export function PlacePage() {
  const { t } = useTranslation();
  const { placeId } = useParams({ strict: false }) as { placeId: string };
  const answer = useOperation(places.show, { placeId });
  const place = answer.data;
  if (!place) return <AnswerState of={answer} wholePage />;
  return (
    <>
      <PageHeader
        title={place.name}
        detail={place.unit.name}
        back={{ to: placesPath, label: t('attendance.places.title') }}
      />
      <div className={styles.stack}>
        <Versions of={place} />
        <Uses of={place} />
        {place.versions.length > 0 ? <Entrance of={place} /> : null}
        <KiosksPanel placeId={place.id} />
      </div>
    </>
  );
}

function Versions({ of: place }: { of: PlaceView }) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  return (
    <Panel
      title={t('attendance.places.border')}
      hint={t('attendance.places.borderHint')}
      acts={
        place.versions.length > 0 ? (
          <>
            <DialogButton verb={t('attendance.places.change')} icon={FastForward} look="small" wide keeps>
              {(close) => <NextVersionForm of={place} onEnd={close} />}
            </DialogButton>
            <DialogButton verb={t('attendance.places.close')} icon={MapPinOff} look="small" keeps>
              {(close) => <CloseForm of={place} onEnd={close} />}
            </DialogButton>
          </>
        ) : null
      }
    >
      {place.versions.length === 0 ? <NothingYet>{t('attendance.places.closedHint')}</NothingYet> : null}
      <div className={styles.stack}>
        {place.versions.map((version) => (
          <section key={version.startsOn} className={styles.shape} aria-label={period(version)}>
            <VersionFacts of={version} />
            <ShapeDrawing of={version} />
          </section>
        ))}
      </div>
    </Panel>
  );
}

function VersionFacts({ of: version }: { of: PlaceView['versions'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const period = usePeriodWords();
  const extent = useExtentWords();
  const metres = (length: number) => t('attendance.metres', { count: format.number(length) });
  return (
    <Facts
      of={[
        [t('attendance.inForce'), period(version)],
        [t('attendance.places.kind'), extent(version)],
        [t('attendance.places.tolerance'), metres(version.toleranceM)],
        [t('attendance.places.worstAccuracy'), metres(version.worstAccuracyM)],
      ]}
    />
  );
}

function Uses({ of: place }: { of: PlaceView }) {
  const { t } = useTranslation();
  const today = useToday();
  const period = usePeriodWords();
  return (
    <Panel
      title={t('attendance.uses.title')}
      hint={t('attendance.uses.hint')}
      flush
      acts={
        place.versions.length > 0 ? (
          <DialogButton verb={t('attendance.uses.allow')} icon={UserPlus} look="small" keeps>
            {(close) => <AllowForm of={place} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      {place.uses.length === 0 ? <NothingYet>{t('attendance.uses.none')}</NothingYet> : null}
      <PanelRows>
        {place.uses.map((use) => (
          <PanelRow
            key={use.id}
            {...(use.person ? { person: use.person.name } : { icon: Network })}
            name={(use.unit ?? use.person)?.name ?? ''}
            detail={period(use)}
          >
            {use.lastDay === null || use.lastDay > today ? (
              <DialogButton verb={t('attendance.uses.end')} icon={CalendarOff} look="small" keeps>
                {(close) => <DisallowForm of={place} useId={use.id} onEnd={close} />}
              </DialogButton>
            ) : null}
          </PanelRow>
        ))}
      </PanelRows>
    </Panel>
  );
}

/** The screen that shows the code, and devices that stand at the entrance for everybody. */
function Entrance({ of: place }: { of: PlaceView }) {
  const { t } = useTranslation();
  const may = useMay();
  const { id } = place;
  return (
    <Panel title={t('attendance.entrance.title')} hint={t('attendance.entrance.hint')}>
      <div className={styles.entrance}>
        <Facts
          of={[
            [
              t('attendance.entrance.address'),
              <span key="address" className={styles.address}>
                {`${globalThis.location.origin}/office${codePath(id)}`}
              </span>,
            ],
          ]}
        />
        <div className={styles.acts}>
          {may(attendanceShowCode) ? (
            <Button component={Link} to={codePath(id)} variant="default">
              {t('attendance.entrance.open')}
            </Button>
          ) : null}
          <KioskButton of={place} />
        </div>
        <p className={styles.quiet}>{t('attendance.kiosk.hint')}</p>
      </div>
    </Panel>
  );
}
