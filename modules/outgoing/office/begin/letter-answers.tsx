import { Link } from '@tanstack/react-router';
import { Reply } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { drafts } from '../../contract/drafts.ts';
import { draftPath } from '../addresses.ts';
import { StageBadge } from '../words/draft-badges.tsx';

/** On the page of an incoming letter: the letters that answer it, as far as the reader may know of them. */
export function LetterAnswers({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useOperation(drafts.answers, { letterId: subjectId as LetterId });
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t('outgoing.answers.title')} flush>
      <PanelRows>
        {data.map(({ id, subject, kindName, stage, returned, ended, number, letterDay }) => (
          <PanelRow
            key={id}
            icon={Reply}
            name={<Link to={draftPath(id)}>{subject}</Link>}
            detail={[kindName, number, letterDay ? format.shortDay(letterDay) : null]
              .filter(Boolean)
              .join(' · ')}
          >
            <StageBadge stage={stage} returned={returned} ended={ended} />
          </PanelRow>
        ))}
      </PanelRows>
    </Panel>
  );
}
