import { FilePenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { formatNip } from '#office/format/format.ts';
import { files, type StaffFileView } from '../../contract/files.ts';
import { ProposeForm } from '../entry/entry-forms.tsx';
import styles from '../staff.module.css';
import { OwnTabs } from '../staff-tabs.tsx';
import { OwnEntryActs } from './entry-acts.tsx';
import { HistoryPanels } from './history-panels.tsx';
import { HoldsPanel } from './holds-panel.tsx';
import { OutlookPanel } from './outlook-panel.tsx';

/** The own file: what holds, what comes, and all histories, with the private part. */
export function OwnFilePage() {
  const { t } = useTranslation();
  const [on, setOn] = useState<string>();
  const answer = useOperation(files.showOwn, on ? { on } : {}, { keepPrevious: true });
  const file = answer.data;
  return (
    <>
      <PageHeader
        title={t('staff.own.title')}
        detail={
          file?.person.nip ? <span className="figures">NIP {formatNip(file.person.nip)}</span> : undefined
        }
        actions={
          file ? (
            <DialogButton verb={t('staff.request.propose')} icon={FilePenLine} look="main" wide keeps>
              {(close) => <ProposeForm subject={file.person} onEnd={close} />}
            </DialogButton>
          ) : undefined
        }
      />
      <OwnTabs />
      {file ? <OwnFile file={file} onDay={setOn} /> : <AnswerState of={answer} />}
    </>
  );
}

function OwnFile({ file, onDay }: { file: StaffFileView; onDay: (day: string | undefined) => void }) {
  const { person, entries, outlook } = file;
  return (
    <div className={styles.column}>
      <div className={styles.columns}>
        <HoldsPanel file={file} onDay={onDay} />
        <OutlookPanel outlook={outlook} />
      </div>
      <HistoryPanels
        entries={entries}
        personId={person.id}
        acts={(entry) => <OwnEntryActs subject={person} entry={entry} />}
      />
    </div>
  );
}
