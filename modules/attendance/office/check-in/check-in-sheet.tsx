import { Button, TextInput } from '@mantine/core';
import { Send, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { useStore } from '#office/state/store.ts';
import type { Direction } from '../../contract/terms.ts';
import type { Located } from '../device/locate.ts';
import { boundDevice } from '../device/this-device.ts';
import styles from './check-in.module.css';
import { EntranceFields, isIncomplete } from './entrance-fields.tsx';
import type { KnownToday } from './known-today.ts';
import { PhotoField } from './photo-field.tsx';
import { PositionFacts } from './position-facts.tsx';
import { SentFacts } from './sent-facts.tsx';
import { useCheckInSheet } from './use-check-in-sheet.ts';
import { useLocated } from './use-located.ts';
import { isDoubtful, wantsCode, whereIs } from './where-is.ts';

interface CheckInSheetProps {
  today: KnownToday;
  direction: Direction;
  /** Asked for by the press that opened the sheet. */
  located: Promise<Located>;
  onClose: () => void;
}

/** What will be sent, and the second press; then what became of it. */
export function CheckInSheet({ today, direction, located: asked, onClose }: CheckInSheetProps) {
  const { t } = useTranslation();
  const { located, again } = useLocated(asked);
  const where = located && whereIs(located, today);
  const sheet = useCheckInSheet(today, direction, where);
  const asksCode = where !== null && wantsCode(where, today);
  const incomplete = asksCode && isIncomplete(sheet.entrance);
  const title = t(`attendance.checkIn.title.${direction}`);
  return (
    <Dialog opened onClose={onClose} title={title}>
      {sheet.sent ? (
        <SentFacts sent={sheet.sent} direction={direction} onClose={onClose} />
      ) : (
        <div className={styles.sheet}>
          <PositionFacts where={where} onAgain={again} />
          {asksCode ? (
            <EntranceFields
              places={today.places}
              asked={today.asks.entranceCode}
              value={sheet.entrance}
              onChange={sheet.setEntrance}
            />
          ) : null}
          {today.asks.photo ? (
            <PhotoField days={today.asks.photoDays} photo={sheet.photo} onChange={sheet.setPhoto} />
          ) : null}
          <FirstUse lost={sheet.lost} name={sheet.name} onName={sheet.setName} />
          {sheet.fault ? <ErrorState compact error={sheet.fault} /> : null}
          {where && isDoubtful(where) ? (
            <p className={styles.quiet}>{t('attendance.checkIn.willBeLookedAt')}</p>
          ) : null}
          <Button
            size="lg"
            fullWidth
            disabled={where === null || incomplete || (sheet.binds && sheet.name.trim() === '')}
            loading={sheet.sending}
            leftSection={<Send size={18} aria-hidden="true" />}
            onClick={() => void sheet.send()}
          >
            {t(
              sheet.binds
                ? `attendance.checkIn.bindAndSend.${direction}`
                : `attendance.checkIn.send.${direction}`,
            )}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

interface FirstUseProps {
  /** It was bound before, and its key is gone. */
  lost: boolean;
  name: string;
  onName: (name: string) => void;
}

/** At the first check-in with a device: what binding it means, and what it is called. */
function FirstUse({ lost, name, onName }: FirstUseProps) {
  const { t } = useTranslation();
  if (useStore(boundDevice) !== null) return null;
  return (
    <div className={styles.firstUse}>
      <p className={styles.line}>
        <Smartphone size={20} aria-hidden="true" />
        <strong>{t('attendance.bind.title')}</strong>
      </p>
      {lost ? <p role="alert">{t('attendance.bind.lost')}</p> : null}
      <p className={styles.quiet}>{t('attendance.bind.hint')}</p>
      <TextInput
        label={t('attendance.bind.name')}
        maxLength={80}
        value={name}
        onChange={({ currentTarget }) => onName(currentTarget.value)}
      />
    </div>
  );
}
