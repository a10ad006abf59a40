import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useMay } from '#office/session/use-session.ts';
import { peopleView } from '../../contract/permissions.ts';
import { holders } from '../../contract/posts.ts';
import type { HolderView } from '../../contract/shapes.ts';
import { personPath, postPath } from '../addresses.ts';
import { CapacityMark } from '../structure/holder-words.tsx';
import { EndForm } from './end-form.tsx';
import { useTermWords } from './use-term-words.ts';

interface HolderRowsProps {
  holders: readonly HolderView[];
  canEnd?: boolean;
  /** On the page of a person the post is named instead of the person. */
  of?: 'post' | 'person';
}

/** Appointments with their kind, dates and decree. */
export function HolderRows({ holders: rows, canEnd, of = 'post' }: HolderRowsProps) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<HolderView | null>(null);
  const close = () => setEnding(null);
  return (
    <>
      <PanelRows>
        {rows.map((holder) => (
          <HolderRow key={holder.id} holder={holder} of={of} {...(canEnd ? { onEnd: setEnding } : {})} />
        ))}
      </PanelRows>
      <Dialog opened={ending !== null} onClose={close} title={t('organization.holder.end')}>
        {ending ? (
          <EndForm
            op={holders.end}
            inputOf={(endsAt) => ({ holderId: ending.id, endsAt })}
            hint={t('organization.holder.endHint', { person: ending.personName, post: ending.postName })}
            done={t('organization.holder.ended')}
            onDone={close}
            onCancel={close}
          />
        ) : null}
      </Dialog>
    </>
  );
}

interface HolderRowProps {
  holder: HolderView;
  of: 'post' | 'person';
  onEnd?: (holder: HolderView) => void;
}

function HolderRow({ holder, of, onEnd }: HolderRowProps) {
  const { t } = useTranslation();
  const may = useMay();
  const term = useTermWords();
  const starts = new Date(holder.startsAt) > new Date();
  const endable = onEnd && (holder.endsAt === null || new Date(holder.endsAt) > new Date());
  return (
    <PanelRow
      {...(of === 'post' ? { person: holder.personName } : {})}
      name={
        <>
          <CapacityMark kind={holder.kind} />{' '}
          {of === 'person' ? (
            <Link to={postPath(holder.postId)}>{holder.postName}</Link>
          ) : may(peopleView) ? (
            <Link to={personPath(holder.personId)}>{holder.personName}</Link>
          ) : (
            holder.personName
          )}
        </>
      }
      detail={
        <>
          {of === 'person' ? `${holder.unitName} · ` : ''}
          {t(`organization.holderKind.${holder.kind}`)} · {term(holder)}
        </>
      }
      further={
        holder.decreeNumber ? t('organization.holder.decreeOf', { number: holder.decreeNumber }) : null
      }
    >
      {starts ? <StatusBadge tone="busy" icon={CalendarClock} label={t('organization.term.coming')} /> : null}
      {endable ? (
        <Button variant="default" size="compact-sm" data-print="never" onClick={() => onEnd(holder)}>
          {t('organization.endVerb')}
        </Button>
      ) : null}
    </PanelRow>
  );
}
