import { Button, Textarea } from '@mantine/core';
import { GitCompare, History, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { NothingYet } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftView, VersionView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import { textIsSent } from '../editor/text-sent.ts';
import { DifferenceDialog } from './difference-dialog.tsx';
import styles from './history.module.css';

/** The versions of a letter, the newest first; each against the one before it, against now, and brought back. */
export function VersionsPanel({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const answer = useOperation(drafts.versions, { draftId: draft.id });
  const [shown, setShown] = useState<{ before: number; after: number } | null>(null);
  // What was typed a moment ago is part of "now".
  const compare = async (before: number, after: number) => {
    if (after === 0) await textIsSent(draft.id);
    setShown({ before, after });
  };
  const versions = answer.data?.toSorted((a, b) => b.number - a.number);
  return (
    <>
      {draft.can.write ? (
        <div className={styles.tools}>
          <DialogButton verb={t('outgoing.versions.keep')} icon={Save} look="small">
            {(close) => <KeepForm draft={draft} onEnd={close} />}
          </DialogButton>
        </div>
      ) : null}
      <AnswerState of={answer} compact loading={<LoadingRows rows={3} />} />
      {versions?.length === 0 ? <NothingYet>{t('outgoing.versions.none')}</NothingYet> : null}
      {versions && versions.length > 0 ? (
        <ol className={styles.versions}>
          {versions.map((version) => (
            <Version
              key={version.number}
              draft={draft}
              version={version}
              onCompare={(before, after) => void compare(before, after)}
            />
          ))}
        </ol>
      ) : null}
      {shown ? (
        <DifferenceDialog draftId={draft.id} {...shown} opened onClose={() => setShown(null)} />
      ) : null}
    </>
  );
}

interface VersionProps {
  draft: DraftView;
  version: VersionView;
  onCompare: (before: number, after: number) => void;
}

function Version({ draft, version, onCompare }: VersionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number } = version;
  const restoring = useAct(drafts.restoreVersion, {
    stales: ['outgoing.'],
    onDone: () => toast(t('outgoing.versions.restored', { number })),
  });
  const restore = async () => {
    if (await textIsSent(draft.id)) restoring.mutate({ draftId: draft.id, number });
    else toast(t('outgoing.text.unsent'), { tone: 'bad' });
  };
  return (
    <li className={styles.version}>
      <div className={styles.head}>
        <strong>{t('outgoing.versions.number', { number })}</strong>
        <time dateTime={version.madeAt} className={styles.quiet}>
          {format.moment(version.madeAt)}
        </time>
      </div>
      <span className={styles.quiet}>
        {version.madeBy.name} · {version.postName}
      </span>
      {version.note ? <span>{version.note}</span> : null}
      <div className={styles.acts}>
        {number > 1 ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<GitCompare size={14} aria-hidden="true" />}
            onClick={() => onCompare(number - 1, number)}
          >
            {t('outgoing.versions.changes')}
            <span className="unseen"> {number}</span>
          </Button>
        ) : null}
        {draft.can.write || number < draft.version ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<GitCompare size={14} aria-hidden="true" />}
            onClick={() => onCompare(number, 0)}
          >
            {t('outgoing.versions.againstNow')}
            <span className="unseen"> {number}</span>
          </Button>
        ) : null}
        {draft.can.write ? (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={restoring.isPending}
            leftSection={<History size={14} aria-hidden="true" />}
            onClick={() => void restore()}
          >
            {t('outgoing.versions.restore')}
            <span className="unseen"> {number}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function KeepForm({ draft, onEnd }: { draft: DraftView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(drafts.keepVersion, {
    initial: { note: '' },
    shape: ({ note }) => ({ draftId: draft.id, ...(note.trim() ? { note } : {}) }),
    stales: ['outgoing.'],
    onDone: ({ number }) => {
      toast(t('outgoing.versions.kept', { number }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.versions.keep')} onCancel={onEnd}>
      <p>{t('outgoing.versions.keepWhat')}</p>
      <Textarea
        label={t('outgoing.versions.note')}
        autosize
        minRows={2}
        data-autofocus
        {...form.form.getInputProps('note')}
      />
    </Form>
  );
}
