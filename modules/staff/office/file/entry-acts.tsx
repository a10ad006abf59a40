import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { EllipsisVertical, PencilLine, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { type EntryView, entries } from '../../contract/entries.ts';
import { CorrectForm, ProposeForm, type Subject } from '../entry/entry-forms.tsx';
import { useEntryWords } from '../entry/use-entry-words.ts';

interface ActsProps {
  subject: Subject;
  entry: EntryView;
}

/** Of an own entry: its correction is asked for. */
export function OwnEntryActs({ subject, entry }: ActsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const name = useName(entry);
  const close = () => setAsking(false);
  return (
    <>
      <Tooltip label={t('staff.request.correct')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('staff.request.correctOf', { name })}
          onClick={() => setAsking(true)}
        >
          <PencilLine size={18} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Dialog opened={asking} onClose={close} title={t('staff.request.correctTitle')} wide keeps>
        <ProposeForm subject={subject} replaces={entry} onEnd={close} />
      </Dialog>
    </>
  );
}

/** Of an entry of somebody else: it is corrected, or taken back with a reason. */
export function KeeperEntryActs({ subject, entry, onDone }: ActsProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'correct' | 'withdraw' | null>(null);
  const name = useName(entry);
  const close = () => setAsking(null);
  const withdraw = useAct(entries.withdraw, {
    stales: ['staff.'],
    onDone: () => {
      close();
      toast(t('staff.entry.takenBack'));
      onDone();
    },
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('staff.entry.acts', { name })}>
            <EllipsisVertical size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<PencilLine size={16} aria-hidden="true" />}
            onClick={() => setAsking('correct')}
          >
            {t('staff.entry.correct')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Undo2 size={16} aria-hidden="true" />}
            onClick={() => setAsking('withdraw')}
          >
            {t('staff.entry.takeBack')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={asking === 'correct'} onClose={close} title={t('staff.entry.correctTitle')} wide keeps>
        <CorrectForm subject={subject} entry={entry} told={entry} onEnd={close} onDone={onDone} />
      </Dialog>
      <ConfirmWithReason
        opened={asking === 'withdraw'}
        onClose={close}
        title={t('staff.entry.takeBackTitle')}
        verb={t('staff.entry.takeBack')}
        label={t('staff.entry.reason')}
        takes={(reason) => entries.withdraw.input.shape.reason.safeParse(reason).success}
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={(reason) => withdraw.mutate({ personId: subject.id, entryId: entry.id, reason })}
      >
        {t('staff.entry.takeBackHint')}
      </ConfirmWithReason>
    </>
  );
}

function useName({ content, kind }: EntryView): string {
  const { t } = useTranslation();
  const { headline } = useEntryWords();
  return content ? headline(content) : t(`staff.kind.${kind}`);
}
