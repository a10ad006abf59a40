import { Button } from '@mantine/core';
import { Check, CloudOff, LoaderCircle, ShieldAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#core/contract/errors.ts';
import { useErrorText } from '#office/design/states/error-text.ts';
import { useStore } from '#office/state/store.ts';
import { useDesk } from './desk-context.ts';
import { DocxMenu } from './docx-menu.tsx';
import styles from './editor.module.css';
import type { TextPhase } from './open-text.ts';

const looks: Record<TextPhase, typeof Check> = {
  opening: LoaderCircle,
  saved: Check,
  sending: LoaderCircle,
  waiting: CloudOff,
  unproved: ShieldAlert,
  refused: TriangleAlert,
};

/** Says whether what is written is safe, and who else is there. */
export function StateLine({ onDiscarded }: { onDiscarded: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { session, mayWrite } = useDesk();
  const { phase, unsent, code } = useStore(session.state);
  const others = useStore(session.presences.others);
  const Icon = looks[phase];
  const people = [...new Map(others.map((one) => [one.personId, one])).values()];
  const discard = () => void session.discard().then(onDiscarded);
  return (
    <div className={styles.state}>
      <span className={styles.phase} data-phase={phase} role="status">
        <Icon aria-hidden size={16} />
        <span>
          {phase === 'waiting' && unsent > 0
            ? t('outgoing.editor.state.unsent', { count: unsent })
            : t(`outgoing.editor.state.${phase}`)}
          {phase === 'refused' && code ? ` ${errorText(new AppError(code))}` : null}
        </span>
      </span>
      {phase === 'waiting' || phase === 'unproved' ? (
        <Button size="compact-sm" variant="default" onClick={() => void session.send()}>
          {t(`outgoing.editor.send.${phase}`)}
        </Button>
      ) : null}
      {phase === 'refused' ? (
        <>
          <Button size="compact-sm" variant="default" onClick={() => void session.send()}>
            {t('outgoing.editor.send.waiting')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={discard}>
            {t('outgoing.editor.discard')}
          </Button>
        </>
      ) : null}
      {people.length > 0 ? (
        <ul className={styles.people} aria-label={t('outgoing.editor.others')}>
          {people.map((one) => (
            <li key={one.personId} data-tone={one.tone}>
              {one.name}
            </li>
          ))}
        </ul>
      ) : null}
      {mayWrite ? <DocxMenu /> : null}
    </div>
  );
}
