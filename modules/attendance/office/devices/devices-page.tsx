import { Button, TextInput } from '@mantine/core';
import { CircleSlash, Pencil, Smartphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { ownerOf } from '#office/outbox/owner.ts';
import { useSession } from '#office/session/use-session.ts';
import { useStore } from '#office/state/store.ts';
import { type DeviceView, devices } from '../../contract/devices.ts';
import { AttendanceTabs } from '../attendance-tabs.tsx';
import { openBox } from '../device/kept-check-ins.ts';
import { boundDevice, recogniseThis } from '../device/this-device.ts';
import styles from './devices.module.css';

/** The devices with which a person checks in; any of them can be ended. */
export function DevicesPage() {
  const { t } = useTranslation();
  const answer = useOperation(devices.list, {});
  const [ending, setEnding] = useState<DeviceView | null>(null);
  const [naming, setNaming] = useState<DeviceView | null>(null);
  const end = useAct(devices.end, {
    stales: ['attendance.list-devices'],
    onDone: ({ name }) => {
      setEnding(null);
      toast(t('attendance.devices.ended', { name }));
    },
  });
  const items = answer.data?.items;
  useThisRecognised(items);
  const open = items?.filter(({ endedAt }) => endedAt === null) ?? [];
  const ended = items?.filter(({ endedAt }) => endedAt !== null) ?? [];
  return (
    <>
      <PageHeader title={t('attendance.devices.title')} detail={t('attendance.devices.detail')} />
      <AttendanceTabs />
      <div className={styles.page}>
        <Panel title={t('attendance.devices.open')} hint={t('attendance.devices.hint')} flush>
          {items ? null : <AnswerState of={answer} />}
          {items && open.length === 0 ? <NothingYet>{t('attendance.devices.none')}</NothingYet> : null}
          <PanelRows>
            {open.map((device) => (
              <OpenDevice
                key={device.id}
                device={device}
                onName={() => setNaming(device)}
                onEnd={() => setEnding(device)}
              />
            ))}
          </PanelRows>
        </Panel>
        {ended.length > 0 ? <EndedDevices devices={ended} /> : null}
      </div>
      <Dialog opened={naming !== null} onClose={() => setNaming(null)} title={t('attendance.devices.rename')}>
        {naming ? <NameForm device={naming} onEnd={() => setNaming(null)} /> : null}
      </Dialog>
      <ConfirmFinal
        opened={ending !== null}
        onClose={() => setEnding(null)}
        verb={t('attendance.devices.end')}
        title={t('attendance.devices.endTitle', { name: ending?.name ?? '' })}
        danger
        busy={end.isPending}
        error={ending ? end.error : null}
        onConfirm={() => ending && end.mutate({ deviceId: ending.id })}
      >
        {t('attendance.devices.endHint')}
      </ConfirmFinal>
    </>
  );
}

interface OpenDeviceProps {
  device: DeviceView;
  onName: () => void;
  onEnd: () => void;
}

function OpenDevice({ device, onName, onEnd }: OpenDeviceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isThis = useStore(boundDevice) === device.id;
  return (
    <PanelRow
      icon={Smartphone}
      name={device.name}
      detail={t('attendance.devices.since', { at: format.moment(device.boundAt) })}
    >
      {isThis ? <StatusBadge tone="good" icon={Smartphone} label={t('attendance.devices.this')} /> : null}
      <Button
        variant="default"
        leftSection={<Pencil size={16} aria-hidden="true" />}
        aria-label={t('attendance.devices.renameNamed', { name: device.name })}
        onClick={onName}
      >
        {t('attendance.devices.rename')}
      </Button>
      <Button
        variant="default"
        leftSection={<CircleSlash size={16} aria-hidden="true" />}
        aria-label={t('attendance.devices.endNamed', { name: device.name })}
        onClick={onEnd}
      >
        {t('attendance.devices.end')}
      </Button>
    </PanelRow>
  );
}

/** The name that the browser guessed says little where somebody has two phones of one kind. */
function NameForm({ device, onEnd }: { device: DeviceView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(devices.rename, {
    initial: { name: device.name },
    shape: ({ name }) => ({ deviceId: device.id, name }),
    stales: ['attendance.list-devices'],
    onDone: ({ name }) => {
      toast(t('attendance.devices.renamed', { name }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('attendance.save')} onCancel={onEnd}>
      <TextInput
        label={t('attendance.bind.name')}
        required
        data-autofocus
        {...form.form.getInputProps('name')}
      />
    </Form>
  );
}

function EndedDevices({ devices: ended }: { devices: readonly DeviceView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('attendance.devices.former')} flush>
      <PanelRows>
        {ended.map(({ id, name, boundAt, endedAt }) => (
          <PanelRow
            key={id}
            icon={CircleSlash}
            name={name}
            detail={t('attendance.devices.fromUntil', {
              from: format.moment(boundAt),
              until: format.moment(endedAt ?? boundAt),
            })}
          />
        ))}
      </PanelRows>
    </Panel>
  );
}

/** Finds this device among those of the person, also where it was ended elsewhere. */
function useThisRecognised(items: readonly DeviceView[] | undefined): void {
  const owner = ownerOf(useSession());
  useEffect(() => {
    if (items)
      openBox(owner).then(
        () => recogniseThis(items),
        () => {},
      );
  }, [owner, items]);
}
