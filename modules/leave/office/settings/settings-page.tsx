import { CalendarOff, FileSignature, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type DelegationView, settings } from '../../contract/settings.ts';
import styles from '../leave.module.css';
import { LeaveTabs } from '../leave-tabs.tsx';
import { DelegateForm, EndDelegationForm } from './delegation-forms.tsx';
import { SettingsForm } from './settings-form.tsx';

const shown = [
  'recordSince',
  'halfDays',
  'hours',
  'twoYears',
  'deferral',
  'contractEmployeesCarry',
  'governmentDoctor',
  'contractEmployeeSickMonths',
  'longLeaveAgainAfterMonths',
  'longLeaveShortenedBy',
  'abroadByAppointingAuthority',
] as const;

/** What the agency decided where the law leaves it open, and to whom decisions are delegated. */
export function SettingsPage() {
  const { t } = useTranslation();
  const answer = useOperation(settings.show, {});
  const known = answer.data;
  const said = (value: unknown) => {
    if (typeof value === 'boolean') return t(value ? 'leave.yes' : 'leave.no');
    if (value === null) return t('leave.settings.none');
    return typeof value === 'number' ? String(value) : t(`leave.settings.value.${String(value)}`);
  };
  return (
    <>
      <PageHeader title={t('leave.settings.title')} detail={t('leave.settings.detail')} />
      <LeaveTabs />
      <div className={styles.stack}>
        {known ? (
          <Panel
            title={t('leave.settings.rules')}
            acts={
              known.can.configure ? (
                <DialogButton verb={t('leave.settings.change')} icon={Settings2} look="small" wide keeps>
                  {(close) => <SettingsForm of={known.settings} onEnd={close} />}
                </DialogButton>
              ) : null
            }
          >
            <Facts of={shown.map((name) => [t(`leave.settings.${name}`), said(known.settings[name])])} />
          </Panel>
        ) : (
          <AnswerState of={answer} loading={<LoadingRows rows={6} />} />
        )}
        <Delegations mayChange={known?.can.configure ?? false} />
      </div>
    </>
  );
}

function Delegations({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const answer = useOperation(settings.delegations, {});
  const items = answer.data?.items;
  return (
    <Panel
      title={t('leave.delegation.title')}
      hint={t('leave.delegation.hint')}
      flush
      acts={
        mayChange ? (
          <DialogButton verb={t('leave.delegation.make')} icon={FileSignature} look="small" keeps>
            {(close) => <DelegateForm onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      {items ? null : <AnswerState of={answer} />}
      {items?.length === 0 ? <NothingYet>{t('leave.delegation.none')}</NothingYet> : null}
      {items && items.length > 0 ? (
        <PanelRows>
          {items.map((delegation) => (
            <DelegationRow key={delegation.id} of={delegation} mayEnd={mayChange} />
          ))}
        </PanelRows>
      ) : null}
    </Panel>
  );
}

function DelegationRow({ of: delegation, mayEnd }: { of: DelegationView; mayEnd: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { post, unitKind, kinds, mostDays, decreeNumber, startsOn, lastDay } = delegation;
  return (
    <PanelRow
      icon={FileSignature}
      name={post ? post.name : t('leave.delegation.heads', { kind: t(`organization.unitKind.${unitKind}`) })}
      detail={[
        kinds.map((kind) => t(`leave.kind.${kind}`)).join(', '),
        mostDays ? t('leave.delegation.upTo', { count: mostDays }) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      further={[
        decreeNumber,
        lastDay
          ? t('leave.span', { from: format.day(startsOn), until: format.day(lastDay) })
          : t('leave.delegation.since', { day: format.day(startsOn) }),
      ].join(' · ')}
    >
      {mayEnd && !lastDay ? (
        <DialogButton verb={t('leave.delegation.end')} icon={CalendarOff} look="small" keeps>
          {(close) => <EndDelegationForm delegationId={delegation.id} onEnd={close} />}
        </DialogButton>
      ) : null}
    </PanelRow>
  );
}
