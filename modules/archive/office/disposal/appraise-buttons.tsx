import { Button, Checkbox, Textarea } from '@mantine/core';
import { CircleX, ClipboardCheck, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActOnMany } from '#office/data/use-act-on-many.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalItemRow, DisposalView } from '../../contract/disposal-views.ts';

interface AppraiseButtonsProps {
  list: DisposalView;
  rows: readonly DisposalItemRow[];
  onDone: () => void;
}

/** One opinion on all that was chosen: let go, having looked at the records themselves, or keep. */
export function AppraiseButtons(props: AppraiseButtonsProps) {
  return (
    <>
      <Opinion {...props} opinion="agree" icon={ClipboardCheck} />
      <Opinion {...props} opinion="keep" icon={CircleX} />
    </>
  );
}

interface OpinionProps extends AppraiseButtonsProps {
  opinion: 'agree' | 'keep';
  icon: LucideIcon;
}

function Opinion({ list, rows, onDone, opinion, icon: Icon }: OpinionProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [checked, setChecked] = useState(false);
  const [note, setNote] = useState('');
  const open = rows.filter(({ dropped }) => dropped === null);
  const appraise = useActOnMany(disposal.appraise, {
    stales: ['archive.'],
    done: (count) => t('archive.disposal.appraised', { count }),
    onDone: () => {
      setAsked(false);
      onDone();
    },
  });
  const verb = t(`archive.disposal.appraise.${opinion}`);
  return (
    <>
      <Button
        variant={opinion === 'agree' ? 'filled' : 'default'}
        disabled={open.length === 0}
        leftSection={<Icon size={16} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {verb}
      </Button>
      <ConfirmFinal
        opened={asked}
        onClose={() => setAsked(false)}
        verb={verb}
        title={t(`archive.disposal.appraiseTitle.${opinion}`, { count: open.length })}
        busy={appraise.busy}
        onConfirm={() => {
          if (opinion === 'agree' && !checked) return;
          appraise.run(
            open.map(({ dossierId }) => ({
              listId: list.id,
              dossierId,
              physicallyChecked: checked,
              opinion,
              ...(note.trim() ? { note: note.trim() } : {}),
            })),
          );
        }}
      >
        <p>{t(`archive.disposal.appraiseWhat.${opinion}`)}</p>
        <Checkbox
          mt="md"
          label={t('archive.disposal.checked')}
          description={opinion === 'agree' ? t('archive.disposal.checkedHint') : undefined}
          required={opinion === 'agree'}
          checked={checked}
          onChange={(event) => setChecked(event.currentTarget.checked)}
        />
        <Textarea
          mt="md"
          label={t('archive.disposal.note')}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </ConfirmFinal>
    </>
  );
}
