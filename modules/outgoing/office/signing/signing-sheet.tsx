import { Button } from '@mantine/core';
import { LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import type { SigningView } from '../../contract/signing.ts';
import { ProviderNote } from './provider-note.tsx';
import { SecretField } from './secret-field.tsx';
import styles from './signing.module.css';
import type { SigningGroup } from './signing-groups.ts';
import { SigningItems } from './signing-items.tsx';
import { useSigning } from './use-signing.ts';

interface SigningSheetProps {
  /** Acts to be done one after the other, one for each post. */
  groups: readonly SigningGroup[];
  onClose: () => void;
}

/** Signing: what exactly is signed is shown first, then the secret is asked for, then each letter says what became of it. */
export function SigningSheet({ groups, onClose }: SigningSheetProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const group = groups[at];
  const next = at + 1 < groups.length ? () => setAt(at + 1) : null;
  return (
    <Dialog
      opened
      keeps
      wide
      onClose={busy ? () => {} : onClose}
      title={
        groups.length > 1
          ? t('outgoing.sign.titleOf', { number: at + 1, count: groups.length })
          : t('outgoing.sign.title')
      }
    >
      {group ? (
        <OneAct key={at} group={group} next={next} onBusy={setBusy} onClose={onClose} />
      ) : (
        <p>{t('outgoing.sign.none')}</p>
      )}
    </Dialog>
  );
}

interface OneActProps {
  group: SigningGroup;
  /** Goes on to the act of the next post; null with the last. */
  next: (() => void) | null;
  onBusy: (busy: boolean) => void;
  onClose: () => void;
}

function OneAct({ group, next, onBusy, onClose }: OneActProps) {
  const { t } = useTranslation();
  const { phase, prepare, sign } = useSigning(group);
  if (phase.at === 'preparing')
    return phase.error ? (
      <ErrorState error={phase.error} onRetry={() => void prepare()} />
    ) : (
      <p className={styles.busy} role="status">
        <LoaderCircle className="spin" size={20} aria-hidden="true" />
        {t('outgoing.sign.preparing', { count: group.draftIds.length })}
      </p>
    );
  const { view } = phase;
  const ready = view.items.filter(({ state }) => state === 'ready');
  const settled = view.items.filter(({ state }) => state === 'signed' || state === 'failed');
  const failed = view.items.filter(({ state }) => state === 'failed' || state === 'refused');
  return (
    <div className={styles.act}>
      {phase.at === 'looking' && ready.length > 0 ? (
        <>
          <p>{t('outgoing.sign.asPost', { post: view.postName, count: ready.length })}</p>
          <ProviderNote provider={view.provider} />
          <p className={styles.quiet}>{t('outgoing.sign.numbersHeld')}</p>
        </>
      ) : null}
      {phase.at === 'looking' && ready.length === 0 ? <p>{t('outgoing.sign.noneReady')}</p> : null}
      {phase.at === 'signing' ? (
        <div role="status" className={styles.progress}>
          <p>{t('outgoing.sign.progress', { done: settled.length, count: settled.length + leftOf(view) })}</p>
          <progress
            max={Math.max(1, settled.length + leftOf(view))}
            value={settled.length}
            aria-hidden="true"
          />
        </div>
      ) : null}
      {phase.at === 'done' ? <Outcome view={view} /> : null}
      <SigningItems view={view} looking={phase.at === 'looking'} />
      {phase.at === 'looking' && phase.error ? <ErrorState compact error={phase.error} /> : null}
      {phase.at === 'looking' && view.state === 'expired' ? (
        <Button onClick={() => void prepare()}>{t('outgoing.sign.again')}</Button>
      ) : null}
      {phase.at === 'looking' && view.state === 'prepared' && ready.length > 0 ? (
        <SecretField
          kind={view.provider.secret}
          verb={t('outgoing.sign.many', { count: ready.length })}
          disabled={!['ready', 'unknown'].includes(view.provider.state)}
          onSecret={(secret) => {
            onBusy(true);
            void sign(secret).finally(() => onBusy(false));
          }}
          onCancel={onClose}
        />
      ) : null}
      {phase.at === 'looking' && ready.length === 0 ? (
        <div className={styles.buttons}>
          <Button variant="default" onClick={next ?? onClose}>
            {t(next ? 'outgoing.sign.next' : 'office.close')}
          </Button>
        </div>
      ) : null}
      {phase.at === 'done' ? (
        <div className={styles.buttons}>
          {failed.length > 0 ? (
            <Button variant="default" onClick={() => void prepare(failed.map(({ draftId }) => draftId))}>
              {t('outgoing.sign.tryFailed', { count: failed.length })}
            </Button>
          ) : null}
          <Button onClick={next ?? onClose}>{t(next ? 'outgoing.sign.next' : 'outgoing.sign.close')}</Button>
        </div>
      ) : null}
    </div>
  );
}

function leftOf({ items }: SigningView): number {
  return items.filter(({ state }) => state === 'ready' || state === 'signing').length;
}

/** All of it in one sentence; the list below says it letter by letter. */
function Outcome({ view }: { view: SigningView }) {
  const { t } = useTranslation();
  const signed = view.items.filter(({ state }) => state === 'signed').length;
  const all = view.items.length;
  return (
    <p role="status" className={styles.outcome} data-whole={signed === all}>
      {signed === all
        ? t('outgoing.sign.allDone', { count: signed })
        : t('outgoing.sign.someDone', { done: signed, count: all })}
    </p>
  );
}
