import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useActOnMany } from '#office/data/use-act-on-many.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import type { DraftRow } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import { draftPath } from '../addresses.ts';
import { ReviewPage } from '../review/review-page.tsx';

/** Letters that wait for the reader's initial; many can be initialled in one act. */
export function ToInitialPage() {
  const { t } = useTranslation();
  const approve = useApproving();
  return (
    <ReviewPage
      box="initial"
      shortcut={{ keys: 'p', label: t('outgoing.approve.verb'), run: approve.run }}
      act={(row) => (
        <>
          <Button component={Link} to={draftPath(row.id)} variant="default">
            {t('outgoing.review.open')}
          </Button>
          <ApproveOne row={row} />
        </>
      )}
      bulk={(rows, clear) => <ApproveMany rows={rows} onDone={clear} />}
    />
  );
}

/** Initials the version that a row shows. */
function useApproving() {
  const { t } = useTranslation();
  const takeBack = useUndo(drafts.takeBackStep, ['outgoing.']);
  const approval = useAct(drafts.approve, {
    stales: ['outgoing.'],
    onDone: ({ subject }, { stepId }) =>
      toast(t('outgoing.approve.doneOf', { subject }), {
        undo: takeBack({ stepId }, t('outgoing.approve.takenBack')),
      }),
  });
  return {
    busy: approval.isPending,
    run: ({ stepId, version }: DraftRow) => {
      if (stepId && !approval.isPending) approval.mutate({ stepId, version });
    },
  };
}

function ApproveOne({ row }: { row: DraftRow }) {
  const { t } = useTranslation();
  const { busy, run } = useApproving();
  if (!row.stepId) return null;
  return (
    <Button loading={busy} leftSection={<Check size={16} aria-hidden="true" />} onClick={() => run(row)}>
      {t('outgoing.approve.verb')}
    </Button>
  );
}

function ApproveMany({ rows, onDone }: { rows: readonly DraftRow[]; onDone: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useActOnMany(drafts.approve, {
    stales: ['outgoing.'],
    done: (count) => t('outgoing.approve.manyDone', { count }),
    onDone,
  });
  const inputs = rows.flatMap(({ stepId, version }) => (stepId ? [{ stepId, version }] : []));
  return (
    <Button
      loading={busy}
      disabled={inputs.length === 0}
      leftSection={<Check size={16} aria-hidden="true" />}
      onClick={() => run(inputs)}
    >
      {t('outgoing.approve.many', { count: inputs.length })}
    </Button>
  );
}
