import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { FilePlus2, GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { formatNip } from '#office/format/format.ts';
import type { EntryView } from '../../contract/entries.ts';
import { files, type StaffFileView } from '../../contract/files.ts';
import { directoryPath, siasnPath } from '../addresses.ts';
import { AddForm } from '../entry/entry-forms.tsx';
import styles from '../staff.module.css';
import { KeeperEntryActs } from './entry-acts.tsx';
import { HistoryPanels } from './history-panels.tsx';
import { HoldsPanel } from './holds-panel.tsx';
import { OutlookPanel } from './outlook-panel.tsx';
import { PrivatePanel } from './private-panel.tsx';

/** The file of somebody else, with what may be done in it. */
export function StaffFilePage() {
  const { t } = useTranslation();
  const { personId } = useParams({ strict: false }) as { personId: PersonId };
  const [on, setOn] = useState<string>();
  const answer = useOperation(files.show, { personId, ...(on ? { on } : {}) }, { keepPrevious: true });
  const back = { to: directoryPath, label: t('staff.directory.title') };
  if (answer.data && answer.data.person.id === personId)
    return <StaffFile key={personId} file={answer.data} onDay={setOn} back={back} />;
  return (
    <>
      <PageHeader title={t('staff.file.one')} back={back} />
      <AnswerState of={answer} />
    </>
  );
}

interface StaffFileProps {
  file: StaffFileView;
  onDay: (day: string | undefined) => void;
  back: { to: string; label: string };
}

function StaffFile({ file, onDay, back }: StaffFileProps) {
  const { t } = useTranslation();
  const { person, entries, outlook, can } = file;
  // The private part that was read is closed by every change: what stands then is another reading.
  const [changes, setChanges] = useState(0);
  const changed = () => setChanges((before) => before + 1);
  const acts = (entry: EntryView) => <KeeperEntryActs subject={person} entry={entry} onDone={changed} />;
  return (
    <>
      <PageHeader
        title={person.name}
        back={back}
        detail={person.nip ? <span className="figures">NIP {formatNip(person.nip)}</span> : undefined}
        actions={
          can.manage ? (
            <>
              <Button
                component={Link}
                to={siasnPath(person.id)}
                variant="default"
                leftSection={<GitCompareArrows size={16} aria-hidden="true" />}
              >
                {t('staff.siasn.compare')}
              </Button>
              <DialogButton verb={t('staff.entry.add')} icon={FilePlus2} look="main" wide keeps>
                {(close) => (
                  <AddForm subject={person} withPrivate={can.readPrivate} onEnd={close} onDone={changed} />
                )}
              </DialogButton>
            </>
          ) : undefined
        }
      />
      <div className={styles.column}>
        <div className={styles.columns}>
          <HoldsPanel file={file} onDay={onDay} />
          <OutlookPanel outlook={outlook} />
        </div>
        <HistoryPanels entries={entries} personId={person.id} {...(can.manage ? { acts } : {})} />
        {can.readPrivate ? (
          <PrivatePanel key={changes} person={person} onChanged={changed} {...(can.manage ? { acts } : {})} />
        ) : null}
      </div>
    </>
  );
}
