import { Button } from '@mantine/core';
import { CircleAlert, Clock3, CloudUpload, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useStore } from '#office/state/store.ts';
import { type KeptCheckIn, unread } from '../device/check-in-box.ts';
import { anyWaits, discardKept, keptCheckIns, sendKept, tryAgain } from '../device/kept-check-ins.ts';
import { useRefusalWords } from './use-refusal-words.ts';

/** Check-ins that are on this phone and not at the server; not there where there are none. */
export function KeptPanel() {
  const { t } = useTranslation();
  const kept = useStore(keptCheckIns);
  const [sending, setSending] = useState(false);
  const send = () => {
    setSending(true);
    void sendKept()
      .then(() => anyWaits() && toast(t('attendance.box.stillWaits')))
      .finally(() => setSending(false));
  };
  if (kept.length === 0) return null;
  return (
    <Panel
      title={t('attendance.box.title')}
      hint={t('attendance.box.hint')}
      flush
      acts={
        kept.some(({ refusal }) => refusal === null) ? (
          <Button
            variant="default"
            loading={sending}
            leftSection={<CloudUpload size={16} aria-hidden="true" />}
            onClick={send}
          >
            {t('attendance.box.send')}
          </Button>
        ) : null
      }
    >
      <PanelRows>
        {kept.map((one) => (
          <KeptRow key={one.item.statement.checkInId} kept={one} />
        ))}
      </PanelRows>
    </Panel>
  );
}

function KeptRow({ kept: { item, refusal, unkept } }: { kept: KeptCheckIn }) {
  const { t } = useTranslation();
  const format = useFormat();
  const why = useRefusalWords();
  const { checkInId, direction, phoneClock } = item.statement;
  return (
    <PanelRow
      icon={refusal ? CircleAlert : unkept ? TriangleAlert : Clock3}
      name={t(`attendance.box.${direction}`)}
      detail={t('attendance.box.phoneClock', { at: format.moment(phoneClock) })}
      further={refusal ? why(refusal) : unkept ? t('attendance.box.unkept') : null}
    >
      <StatusBadge
        tone={refusal ? 'bad' : 'wait'}
        icon={refusal ? CircleAlert : Clock3}
        label={t(refusal ? 'attendance.box.isRefused' : 'attendance.box.waits')}
      />
      {refusal === unread ? (
        <Button variant="default" onClick={() => void tryAgain(checkInId)}>
          {t('attendance.box.again')}
        </Button>
      ) : null}
      {refusal ? (
        <Button variant="subtle" color="danger" onClick={() => void discardKept(checkInId)}>
          {t('attendance.box.discard')}
        </Button>
      ) : null}
    </PanelRow>
  );
}
