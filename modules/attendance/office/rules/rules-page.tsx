import { CirclePlus, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useToday } from '#office/format/use-today.ts';
import { deductionSchemes } from '../../contract/days.ts';
import { attendanceSettings, type SettingsView } from '../../contract/settings.ts';
import { ManagingTabs } from '../managing-tabs.tsx';
import styles from './rules.module.css';
import { SchemeForm } from './scheme-form.tsx';
import { SchemeVersion } from './scheme-version.tsx';
import { SettingsForm } from './settings-form.tsx';

/** What the agency decided about attendance, and what a day costs. */
export function RulesPage() {
  const { t } = useTranslation();
  const answer = useOperation(attendanceSettings.show, {});
  const known = answer.data;
  return (
    <>
      <PageHeader title={t('attendance.rules.title')} detail={t('attendance.rules.detail')} />
      <ManagingTabs />
      <div className={styles.stack}>
        {known ? (
          <Settings now={known.now} later={known.later} mayDecide={known.can.decide} />
        ) : (
          <AnswerState of={answer} loading={<LoadingRows rows={5} />} />
        )}
        <Schemes mayDecide={known?.can.decide ?? false} />
      </div>
    </>
  );
}

interface SettingsProps {
  now: SettingsView | null;
  later: readonly SettingsView[];
  mayDecide: boolean;
}

function Settings({ now, later, mayDecide }: SettingsProps) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('attendance.settings.title')}
      hint={mayDecide ? null : t('attendance.rules.agencyOnly')}
      acts={
        mayDecide ? (
          <DialogButton
            verb={t(now ? 'attendance.settings.change' : 'attendance.settings.begin')}
            icon={Settings2}
            look={now ? 'small' : 'main'}
            keeps
          >
            {(close) => <SettingsForm of={later.at(-1) ?? now} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      {now ? <Decided of={now} /> : <NothingYet>{t('attendance.settings.none')}</NothingYet>}
      {later.map((one) => (
        <section key={one.startsOn} className={styles.later}>
          <h3>{t('attendance.settings.later')}</h3>
          <Decided of={one} />
        </section>
      ))}
    </Panel>
  );
}

function Decided({ of: settings }: { of: SettingsView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = (count: number) => t('attendance.settings.days', { count });
  return (
    <Facts
      of={[
        [t('attendance.startsOn'), format.day(settings.startsOn)],
        [t('attendance.basis'), settings.basis],
        [t('attendance.settings.entranceCode'), t(`attendance.settings.code.${settings.entranceCode}`)],
        [t('attendance.settings.photo'), t(`attendance.settings.photo.${settings.photo}`)],
        [t('attendance.settings.photoDays'), settings.photo === 'asked' ? days(settings.photoDays) : null],
        [t('attendance.settings.pointDays'), days(settings.pointDays)],
      ]}
    />
  );
}

/** The scheme in force is open, the others can be. */
function Schemes({ mayDecide }: { mayDecide: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const answer = useOperation(deductionSchemes.list, {});
  const items = answer.data?.items.toReversed();
  const inForce = items?.find(
    ({ startsOn, lastDay }) => startsOn <= today && (lastDay === null || lastDay >= today),
  );
  return (
    <Panel
      title={t('attendance.schemes.title')}
      hint={t('attendance.schemes.hint')}
      acts={
        mayDecide && items ? (
          <DialogButton verb={t('attendance.schemes.decide')} icon={CirclePlus} look="small" wide keeps>
            {(close) => <SchemeForm like={items[0]?.rules ?? null} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      {items ? null : <AnswerState of={answer} />}
      {items?.length === 0 ? <NothingYet>{t('attendance.schemes.none')}</NothingYet> : null}
      <div className={styles.stack}>
        {items?.map((scheme) => (
          <SchemeVersion key={scheme.startsOn} of={scheme} open={scheme === (inForce ?? items[0])} />
        ))}
      </div>
    </Panel>
  );
}
