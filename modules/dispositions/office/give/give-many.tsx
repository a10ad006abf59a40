import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { useMay } from '#office/session/use-session.ts';
import { giveDispositions } from '../../contract/permissions.ts';
import { askedToGiveMany } from './asked-to-give-many.ts';
import { lettersInSight } from './letters-in-sight.ts';

/** Gives several letters at once to the same posts, with the same words. `subjectId`: the post, then the letters. */
export function GiveMany({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const [post, first, ...further] = subjectId.split(' ') as [PostId, LetterId, ...LetterId[]];
  const { data: letter } = useOperation(letters.open, { letterId: first });
  if (!may(giveDispositions) || !letter?.can.disposeAs.includes(post)) return null;
  const give = () =>
    askedToGiveMany.set({
      letterId: letter.id,
      subject: letter.subject,
      sender: letter.sender,
      agendaNumber: `${letter.agendaNumber}/${letter.year}`,
      further: lettersInSight(queries, further),
      recipientId: null,
      posts: [post],
      deadline: letter.deadline,
      urgency: letter.urgency,
    });
  return (
    <Button leftSection={<Send size={16} aria-hidden="true" />} onClick={give}>
      {t('dispositions.act.give')}
    </Button>
  );
}
