import { CalendarX, MoonStar } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { type RamadanView, ramadans } from '../../contract/holidays.ts';
import { BasisFields, emptyBasis } from '../form/basis-fields.tsx';
import { useBasisWords } from '../form/use-basis-words.ts';
import { usePeriodWords } from '../form/use-period-words.ts';

/** The days of Ramadan that touch the year, also those that were taken back. */
export function RamadanPanel({ items, can }: { items: readonly RamadanView[]; can: boolean }) {
  const { t } = useTranslation();
  const basis = useBasisWords();
  const period = usePeriodWords();
  return (
    <Panel title={t('calendar.ramadan.title')} flush={items.length > 0}>
      {items.length === 0 ? <NothingYet>{t('calendar.ramadan.none')}</NothingYet> : null}
      <PanelRows>
        {items.map((one) => (
          <PanelRow
            key={one.id}
            icon={one.withdrawal ? CalendarX : MoonStar}
            name={period(one)}
            detail={basis(one.basis)}
            further={
              one.withdrawal ? t('calendar.holiday.withdrawnBy', { basis: basis(one.withdrawal) }) : null
            }
          >
            {can && !one.withdrawal ? (
              <DialogButton verb={t('calendar.holiday.withdraw')} icon={CalendarX} look="small" keeps>
                {(close) => <WithdrawRamadan of={one} onEnd={close} />}
              </DialogButton>
            ) : null}
          </PanelRow>
        ))}
      </PanelRows>
    </Panel>
  );
}

function WithdrawRamadan({ of: { id: ramadanId }, onEnd }: { of: RamadanView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(ramadans.withdraw, {
    initial: { ...emptyBasis },
    shape: (values) => ({ ...values, ramadanId }),
    stales: ['calendar.'],
    onDone: () => {
      toast(t('calendar.ramadan.withdrawn'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('calendar.holiday.withdraw')} onCancel={onEnd}>
      <BasisFields form={form.form as never} />
    </Form>
  );
}
