import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#office/design/page-header.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { outgoingPath } from '../addresses.ts';
import { DraftMarks, StageBadge } from '../words/draft-badges.tsx';
import { MoreActs } from './more-acts.tsx';

/** The head of a letter's page: what it is about, what kind, whose, and where it stands. */
export function DraftHead({ draft, acts }: { draft: DraftView; acts?: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <PageHeader
      title={draft.facts.subject || t('outgoing.subject.none')}
      back={{ to: outgoingPath, label: t('outgoing.title') }}
      detail={
        <>
          <strong>{draft.kindName}</strong>
          {draft.number ? ` · ${draft.number}` : null}
          {draft.letterDay ? ` · ${format.day(draft.letterDay)}` : null} · {draft.writer.name}
          {draft.writer.holderName ? ` (${draft.writer.holderName})` : null}
        </>
      }
      badges={
        <>
          <StageBadge stage={draft.stage} returned={draft.returned} ended={draft.ended} />
          <DraftMarks {...draft} {...draft.facts} />
        </>
      }
      actions={
        <>
          <MoreActs draft={draft} />
          {acts}
        </>
      }
    />
  );
}
