import { MailOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DueBadge } from '#office/design/due-badge.tsx';
import { WaitingCard } from '#office/design/waiting-card.tsx';
import { Slot } from '#office/slot.tsx';
import { letters } from '../../contract/letters.ts';
import { inboxPath, letterPath } from '../addresses.ts';
import { LetterMarks } from '../letter-badges.tsx';

/** Letters that wait for a first disposition of the posts of this person, on their home page. */
export function Card() {
  const { t } = useTranslation();
  const { data, error, refetch } = useOperation(letters.inbox, { oldest: 'true', size: 5 });
  const count = useOperation(letters.counters, {}).data?.undisposed;
  return (
    <WaitingCard
      icon={MailOpen}
      title={t('letters.inbox.card')}
      count={count}
      error={error}
      onRetry={() => void refetch()}
      all={inboxPath}
      none={t('letters.inbox.none')}
      items={data?.items.map((letter) => ({
        id: `${letter.id}${letter.postId}`,
        path: letterPath(letter.id),
        title: letter.subject,
        detail: (
          <>
            {letter.openedAt ? null : <strong>{t('letters.inbox.new')} · </strong>}
            {letter.sender}
          </>
        ),
        since: letter.receivedAt,
        end: (
          <>
            <LetterMarks {...letter} />
            {letter.deadline ? <DueBadge due={letter.deadline} wordsOnly /> : null}
          </>
        ),
        act: <Slot quiet name="letter.begin" subjectId={letter.id} />,
      }))}
    />
  );
}
