import { CalendarHeart, CalendarX, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { FormerHoliday, HolidayView } from '../../contract/holidays.ts';
import { useBasisWords } from '../form/use-basis-words.ts';
import { HolidayForm } from './holiday-form.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

/** The holidays under the decisions that they rest on. */
export function HolidayPanels({ items }: { items: readonly HolidayView[] }) {
  const { t } = useTranslation();
  const cited = useBasisWords();
  const groups = new Map<string, HolidayView[]>();
  for (const holiday of items) {
    const basis = cited(holiday.basis);
    groups.set(basis, [...(groups.get(basis) ?? []), holiday]);
  }
  return [...groups].map(([basis, group]) => (
    <Panel key={basis} title={t('calendar.holiday.list', { count: group.length })} hint={basis} flush>
      <PanelRows>
        {group.map((holiday) => (
          <HolidayRow key={`${holiday.day} ${holiday.unit?.id}`} holiday={holiday} />
        ))}
      </PanelRows>
    </Panel>
  ));
}

function HolidayRow({ holiday }: { holiday: HolidayView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { unit, day, name, kind } = holiday;
  return (
    <PanelRow
      icon={CalendarHeart}
      name={name}
      detail={[format.longDay(day), t(`calendar.kind.${kind}`), unit?.name].filter(Boolean).join(' · ')}
    >
      {holiday.can.change ? (
        <>
          <DialogButton verb={t('calendar.holiday.correct')} icon={Undo2} look="small" keeps>
            {(close) => (
              <HolidayForm of={holiday} unitId={unit?.id ?? null} nation={unit === null} onEnd={close} />
            )}
          </DialogButton>
          <DialogButton
            verb={t('calendar.holiday.withdraw')}
            title={t('calendar.holiday.withdrawOf', { name, day: format.day(day) })}
            icon={CalendarX}
            look="small"
            keeps
          >
            {(close) => <WithdrawForm holiday={holiday} onEnd={close} />}
          </DialogButton>
        </>
      ) : null}
    </PanelRow>
  );
}

/** What stood before: days that were taken back, or entered anew. */
export function FormerPanel({ items }: { items: readonly FormerHoliday[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const basis = useBasisWords();
  if (items.length === 0) return null;
  return (
    <Panel title={t('calendar.holiday.former')} hint={t('calendar.holiday.formerHint')} flush>
      <PanelRows>
        {items.map((one) => (
          <PanelRow
            key={`${one.day} ${one.withdrawal.recordedAt} ${one.name}`}
            icon={CalendarX}
            name={one.name}
            detail={[format.longDay(one.day), t(`calendar.kind.${one.kind}`), one.unit?.name]
              .filter(Boolean)
              .join(' · ')}
            further={t('calendar.holiday.withdrawnBy', { basis: basis(one.withdrawal) })}
          />
        ))}
      </PanelRows>
    </Panel>
  );
}
