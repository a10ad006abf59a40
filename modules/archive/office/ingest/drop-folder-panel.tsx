import { Button } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { keys } from '#modules/identity/contract/keys.ts';
import { CopyButton, ShownOnce } from '#modules/identity/office/shown-once.tsx';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { ingests } from '../../contract/ingest.ts';
import styles from './ingest.module.css';

const days = 365;
const dayLength = 86_400_000;

/** The drop folder: its address, a key for it, and how it is opened on a computer. */
export function DropFolderPanel() {
  const { t } = useTranslation();
  const answer = useOperation(ingests.dropFolder, {});
  const [made, setMade] = useState<OutputOf<typeof keys.create> | null>(null);
  // Counted from here: at every attempt it must be the same key that is asked for.
  const [opened] = useState(() => Date.now());
  const make = useAct(keys.create, { onDone: setMade });
  const { data } = answer;
  return (
    <Panel title={t('archive.drop.title')} hint={t('archive.drop.hint')}>
      <AnswerState of={answer} compact loading={<LoadingRows rows={3} />} />
      {data ? (
        <div className={styles.stack}>
          <div className={styles.address}>
            <code>{data.address}</code>
            <CopyButton text={data.address} />
          </div>
          <p className={styles.quiet}>
            {t('archive.drop.unit', { unit: data.unitName ?? '—' })}{' '}
            {data.waiting > 0 ? t('archive.drop.waiting', { count: data.waiting }) : null}
          </p>
          <Button
            variant="default"
            leftSection={<KeyRound size={16} aria-hidden="true" />}
            loading={make.isPending}
            onClick={() =>
              make.mutate({
                name: t('archive.drop.title'),
                scopes: data.scopes,
                expiresAt: new Date(opened + days * dayLength).toISOString(),
              })
            }
          >
            {t('archive.drop.makeKey')}
          </Button>
          {(['windows', 'macos', 'linux'] as const).map((system) => (
            <details key={system} className={styles.how}>
              <summary>{t(`archive.drop.${system}`)}</summary>
              <p>{t(`archive.drop.${system}How`)}</p>
            </details>
          ))}
          <p className={styles.quiet}>{t('archive.drop.after')}</p>
        </div>
      ) : null}
      <Dialog opened={made !== null} onClose={() => setMade(null)} title={t('archive.drop.key')} locked>
        {made ? (
          <div className={styles.stack}>
            <p>{t('archive.drop.keyOnce')}</p>
            <ShownOnce label={t('archive.drop.key')} secret={made.key} />
            <Button onClick={() => setMade(null)}>{t('identity.key.kept')}</Button>
          </div>
        ) : null}
      </Dialog>
    </Panel>
  );
}
