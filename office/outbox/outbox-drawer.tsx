import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleAlert, Clock3, CloudUpload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#core/contract/errors.ts';
import { SideDrawer } from '../design/side-drawer.tsx';
import { EmptyState } from '../design/states/empty-state.tsx';
import { useErrorText } from '../design/states/error-text.ts';
import { StatusBadge } from '../design/status-badge.tsx';
import { useFormat } from '../format/use-format.ts';
import { useStore } from '../state/store.ts';
import { heldBy, stateWords } from './held-by.ts';
import styles from './outbox.module.css';
import { discardUnsent, retryRefused, sendUnsent, sendUnsentNow } from './outbox.ts';
import { type UnsentAct, type UnsentElsewhere, unsentActs, unsentElsewhere } from './outbox-state.ts';

interface OutboxDrawerProps {
  opened: boolean;
  onClose: () => void;
}

/** What was done here and has not reached the server, or was refused by it. */
export function OutboxDrawer({ opened, onClose }: OutboxDrawerProps) {
  const { t } = useTranslation();
  const acts = useStore(unsentActs);
  const elsewhere = useStore(unsentElsewhere);
  const [sending, setSending] = useState(false);
  const send = () => {
    setSending(true);
    void sendUnsentNow().finally(() => setSending(false));
  };
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('office.outbox.title')}>
      {acts.length + elsewhere.length === 0 ? (
        <EmptyState title={t('office.outbox.none')}>{t('office.outbox.noneHint')}</EmptyState>
      ) : (
        <>
          <p className={styles.hint}>{t('office.outbox.hint')}</p>
          <ul className={styles.acts}>
            {acts.map((act) => (
              <UnsentRow key={act.key} act={act} behind={heldBy(acts, act)} />
            ))}
            {elsewhere.map((row) => (
              <ElsewhereRow key={row.key} row={row} onOpen={onClose} />
            ))}
          </ul>
          {acts.some((act) => !act.refusal) ? (
            <Button
              fullWidth
              leftSection={<CloudUpload size={16} aria-hidden="true" />}
              loading={sending}
              onClick={send}
            >
              {t('office.outbox.send')}
            </Button>
          ) : null}
        </>
      )}
    </SideDrawer>
  );
}

function UnsentRow({ act, behind }: { act: UnsentAct; behind: UnsentAct | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { refusal } = act;
  const discard = () => void discardUnsent(act.key).then(sendUnsent);
  return (
    <li className={styles.act}>
      <StatusBadge
        tone={refusal ? 'bad' : 'wait'}
        icon={refusal ? CircleAlert : Clock3}
        label={t(stateWords(act, behind))}
      />
      <p className={styles.words}>{act.words}</p>
      <time dateTime={new Date(act.at).toISOString()}>{format.moment(act.at)}</time>
      {refusal ? <p>{errorText(new AppError(refusal.code, refusal.params))}</p> : null}
      {behind ? (
        <p>
          {t(behind.refusal ? 'office.outbox.behindRefused' : 'office.outbox.behindUnproved', {
            words: firstLine(behind.words),
          })}
        </p>
      ) : null}
      {refusal || behind ? (
        <div className={styles.buttons}>
          {refusal ? (
            <Button variant="default" size="compact-sm" onClick={() => void retryRefused(act)}>
              {t('office.error.retry')}
            </Button>
          ) : null}
          <Button variant="subtle" color="danger" size="compact-sm" onClick={discard}>
            {t('office.outbox.discard')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** Of a module's own outbox: its page says more. */
function ElsewhereRow({ row, onOpen }: { row: UnsentElsewhere; onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={styles.act}>
      <StatusBadge
        tone={row.refused ? 'bad' : 'wait'}
        icon={row.refused ? CircleAlert : Clock3}
        label={t(row.refused ? 'office.outbox.isRefused' : 'office.outbox.isWaiting')}
      />
      <p className={styles.words}>
        <Link to={row.path} onClick={onOpen}>
          {row.words}
        </Link>
      </p>
      <time dateTime={new Date(row.at).toISOString()}>{format.moment(row.at)}</time>
    </li>
  );
}

function firstLine(words: string): string {
  return words.split('\n')[0]!;
}
