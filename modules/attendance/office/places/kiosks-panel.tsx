import { Button, Select } from '@mantine/core';
import { ArrowRightLeft, CircleSlash, TabletSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { type Pages, useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type KioskView, kiosks } from '../../contract/kiosks.ts';
import { places } from '../../contract/place-operations.ts';
import type { PlaceId } from '../../contract/terms.ts';

const stales = ['attendance.list-kiosks'];

/** Devices that stand at a place for everybody: each is moved or taken back. */
export function KiosksPanel({ placeId }: { placeId: PlaceId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useOperationPages(kiosks.list, { placeId }) as Pages<KioskView>;
  const [ending, setEnding] = useState<KioskView | null>(null);
  const end = useAct(kiosks.end, {
    stales,
    onDone: () => {
      toast(t('attendance.kiosk.ended', { name: ending?.name ?? '' }));
      setEnding(null);
    },
  });
  return (
    <Panel title={t('attendance.kiosk.list')} hint={t('attendance.kiosk.listHint')} flush>
      <PagedRows pages={pages} compact empty={<NothingYet>{t('attendance.kiosk.none')}</NothingYet>}>
        {(rows) => (
          <PanelRows>
            {rows.map((kiosk) => (
              <PanelRow
                key={kiosk.id}
                icon={TabletSmartphone}
                name={kiosk.name}
                detail={t('attendance.kiosk.since', { at: format.moment(kiosk.at), name: kiosk.by.name })}
              >
                <DialogButton
                  verb={t('attendance.kiosk.move')}
                  title={t('attendance.kiosk.moveTitle', { name: kiosk.name })}
                  icon={ArrowRightLeft}
                  look="small"
                  keeps
                >
                  {(close) => <MoveForm of={kiosk} onEnd={close} />}
                </DialogButton>
                <Button
                  variant="default"
                  size="compact-sm"
                  leftSection={<CircleSlash size={14} aria-hidden="true" />}
                  onClick={() => setEnding(kiosk)}
                >
                  {t('attendance.kiosk.end')}
                </Button>
              </PanelRow>
            ))}
          </PanelRows>
        )}
      </PagedRows>
      <ConfirmFinal
        opened={ending !== null}
        onClose={() => setEnding(null)}
        verb={t('attendance.kiosk.end')}
        title={t('attendance.kiosk.endTitle', { name: ending?.name ?? '' })}
        danger
        busy={end.isPending}
        error={ending ? end.error : null}
        onConfirm={() => ending && end.mutate({ placeId, kioskId: ending.id })}
      >
        {t('attendance.kiosk.endHint')}
      </ConfirmFinal>
    </Panel>
  );
}

const atFields = faultInField({
  'attendance.kiosk-there': 'toPlaceId',
  'attendance.place-closed': 'toPlaceId',
});

/** To which of the places that one manages. */
function MoveForm({ of: { id: kioskId, placeId, name }, onEnd }: { of: KioskView; onEnd: () => void }) {
  const { t } = useTranslation();
  const { data } = useOperation(places.list, { size: 100 });
  const form = useActForm(kiosks.move, {
    initial: { toPlaceId: '' },
    shape: (values) => ({ ...values, placeId, kioskId }),
    ...{ stales, atFields },
    onDone: () => {
      toast(t('attendance.kiosk.moved', { name }));
      onEnd();
    },
  });
  const others = (data?.items ?? []).filter(({ id, versions }) => id !== placeId && versions.length > 0);
  return (
    <Form of={form} verb={t('attendance.kiosk.move')} onCancel={onEnd}>
      <Select
        label={t('attendance.kiosk.to')}
        required
        searchable
        data={others.map(({ id, name: place }) => ({ value: id, label: place }))}
        {...form.form.getInputProps('toPlaceId')}
      />
    </Form>
  );
}
