import { Button } from '@mantine/core';
import { Check, GitCompare, PenLine, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useShortcuts } from '#office/design/keyboard/shortcuts.ts';
import { codeOf, useErrorText } from '#office/design/states/error-text.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import styles from '../draft/draft.module.css';
import { textIsSent } from '../editor/text-sent.ts';
import { DifferenceDialog } from '../history/difference-dialog.tsx';
import { useOwnPostIds } from '../words/own-posts.ts';
import { lastSeenVersion } from './last-seen.ts';
import { ReturnDialog } from './return-dialog.tsx';

interface StepActsProps {
  draft: DraftView;
  /** The text is being edited here: what is approved is the text with these edits. */
  editing: boolean;
  onEdit: () => void;
}

/** What the reader may do at their step: approve, edit and approve, or give it back. */
export function StepActs({ draft, editing, onEdit }: StepActsProps) {
  const { t } = useTranslation();
  const own = useOwnPostIds();
  const [returning, setReturning] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [unsent, setUnsent] = useState(false);
  const errorText = useErrorText();
  const takeBack = useUndo(drafts.takeBackStep, ['outgoing.']);
  const approval = useAct(drafts.approve, {
    stales: ['outgoing.'],
    onDone: (next, { stepId: initialled }) =>
      toast(t(next.stage === 'ready' ? 'outgoing.approve.ready' : 'outgoing.approve.done'), {
        undo: takeBack({ stepId: initialled }, t('outgoing.approve.takenBack')),
      }),
  });
  const stepId = draft.can.steps[0];
  const back = draft.steps.find(({ id }) => id === draft.can.giveBack[0]);
  const approve = async () => {
    if (!stepId || approval.isPending) return;
    const arrived = await textIsSent(draft.id);
    setUnsent(!arrived);
    if (!arrived) return;
    const seen = { stepId, version: draft.version };
    await approval
      .mutateAsync({ ...seen, edited: editing })
      .catch((error: unknown) => {
        // The text was open and nothing was changed in it: it is the version that was looked at.
        if (codeOf(error) === 'outgoing.nothing-edited') return approval.mutateAsync(seen);
        throw error;
      })
      .catch((error: unknown) => toast(errorText(error), { tone: 'bad' }));
  };
  useShortcuts(
    t('outgoing.draft.title'),
    stepId ? [{ keys: 'p', label: t('outgoing.approve.verb'), run: () => void approve() }] : [],
  );
  if (!stepId && !back) return null;
  const seen = lastSeenVersion(draft.steps, own, draft.version);
  return (
    <section className={styles.next} aria-label={t('outgoing.draft.next')}>
      {seen === null ? null : (
        <Button
          variant="subtle"
          leftSection={<GitCompare size={16} aria-hidden="true" />}
          onClick={() => setComparing(true)}
        >
          {t('outgoing.difference.sinceMine', { version: seen })}
        </Button>
      )}
      {unsent ? (
        <p role="alert" className={styles.warn}>
          {t('outgoing.text.unsent')}
        </p>
      ) : null}
      {back ? (
        <Button
          variant="default"
          leftSection={<Undo2 size={16} aria-hidden="true" />}
          onClick={() => setReturning(true)}
        >
          {t('outgoing.return.verb')}
        </Button>
      ) : null}
      {stepId && draft.can.write && !editing ? (
        <Button variant="default" leftSection={<PenLine size={16} aria-hidden="true" />} onClick={onEdit}>
          {t('outgoing.edit.verb')}
        </Button>
      ) : null}
      {stepId ? (
        <Button
          loading={approval.isPending}
          leftSection={<Check size={16} aria-hidden="true" />}
          onClick={() => void approve()}
        >
          {t(editing ? 'outgoing.approve.edited' : 'outgoing.approve.verb')}
        </Button>
      ) : null}
      {back ? (
        <ReturnDialog draft={draft} step={back} opened={returning} onClose={() => setReturning(false)} />
      ) : null}
      {seen === null ? null : (
        <DifferenceDialog
          draftId={draft.id}
          before={seen}
          after={draft.version}
          opened={comparing}
          onClose={() => setComparing(false)}
        />
      )}
    </section>
  );
}
