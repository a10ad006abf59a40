import { Button } from '@mantine/core';
import { KeySquare, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { Dialog } from '#office/design/dialog.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { keys } from '../../contract/keys.ts';
import { ShownOnce } from '../shown-once.tsx';
import { KeyForm } from './key-form.tsx';
import styles from './my-account-page.module.css';

type Key = OutputOf<typeof keys.list>['items'][number];
type NewKey = OutputOf<typeof keys.create>;

/** Keys by which programs act for the person, with no more rights than were given to them. */
export function KeysPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useOperation(keys.list, {});
  const [made, setMade] = useState<NewKey | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const revoke = useAct(keys.revoke, {
    onDone: () => {
      setRevoking(null);
      toast(t('identity.key.revoked'));
    },
  });
  const items = answer.data?.items ?? [];
  const stateOf = ({ expiresAt, usedAt }: Key) => [
    format.daysUntil(expiresAt) < 0
      ? t('identity.key.over', { day: format.shortDay(expiresAt) })
      : t('identity.key.until', { day: format.shortDay(expiresAt) }),
    usedAt ? t('identity.lastUsed', { at: format.recent(usedAt) }) : t('identity.neverUsed'),
  ];
  return (
    <Panel
      title={t('identity.key.title')}
      hint={t('identity.key.hint')}
      flush
      acts={
        <DialogButton verb={t('identity.key.create')} icon={Plus} wide keeps>
          {(close) => (
            <KeyForm
              onMade={(key) => {
                close();
                setMade(key);
              }}
              onCancel={close}
            />
          )}
        </DialogButton>
      }
    >
      <AnswerState of={answer} compact loading={<LoadingRows rows={2} />} />
      {answer.data && items.length === 0 ? <NothingYet>{t('identity.key.none')}</NothingYet> : null}
      <PanelRows>
        {items.map((key) => (
          <PanelRow
            key={key.id}
            icon={KeySquare}
            name={key.name}
            detail={[t('identity.key.scopes', { count: key.scopes.length }), ...stateOf(key)].join(' · ')}
          >
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('identity.key.revokeOf', { name: key.name })}
              onClick={() => setRevoking(key)}
            >
              {t('identity.key.revoke')}
            </Button>
          </PanelRow>
        ))}
      </PanelRows>
      <Dialog opened={made !== null} onClose={() => setMade(null)} title={t('identity.key.made')} locked>
        {made ? (
          <div className={styles.parts}>
            <p>{t('identity.key.once', { name: made.name })}</p>
            <ShownOnce label={t('identity.key.title')} secret={made.key} />
            <Button onClick={() => setMade(null)}>{t('identity.key.kept')}</Button>
          </div>
        ) : null}
      </Dialog>
      <ConfirmFinal
        opened={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t('identity.key.revokeOf', { name: revoking?.name })}
        verb={t('identity.key.revoke')}
        danger
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoking && revoke.mutate({ keyId: revoking.id })}
      >
        {t('identity.key.revokeHint')}
      </ConfirmFinal>
    </Panel>
  );
}
