import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { ReadResult } from '#office/design/upload/read-result.tsx';
import { SheetDrop } from '#office/design/upload/sheet-drop.tsx';
import { useSheetImport } from '#office/design/upload/use-sheet-import.ts';
import { useFormat } from '#office/format/use-format.ts';
import { type ImportResult, people, type SheetKind } from '../../contract/people.ts';
import { peoplePath, structurePath } from '../addresses.ts';
import { organizationAnswers } from '../stale-answers.ts';
import styles from './file-step.module.css';
import { RowFaults } from './row-faults.tsx';
import { useSheetWords } from './use-sheet-words.ts';

interface FileStepProps {
  kind: SheetKind;
  onNext: (kind: SheetKind) => void;
}

/** A file is read at once for trial; only what is without fault can be imported. */
export function FileStep({ kind, onNext }: FileStepProps) {
  const { t } = useTranslation();
  const words = useSheetWords();
  const sheet = useSheetImport(people.import, {
    input: () => ({ kind }) as never,
    stales: (answer) => (answer.written ? organizationAnswers : []),
  });
  const { answer, busy } = sheet;
  return (
    <>
      <Panel title={t('organization.import.file')}>
        <SheetDrop {...words} file={sheet.file} onTake={sheet.take} disabled={busy} />
      </Panel>
      <ReadResult
        focus={sheet.result}
        busy={busy ? t(sheet.writing ? 'organization.import.writing' : 'organization.import.checking') : null}
        error={sheet.error}
        onRetry={sheet.retry}
      >
        {answer ? (
          answer.written ? (
            <Written kind={kind} answer={answer} onNext={onNext} />
          ) : answer.faults.length > 0 ? (
            <RowFaults answer={answer} />
          ) : (
            <Ready answer={answer} onImport={sheet.write} />
          )
        ) : null}
      </ReadResult>
    </>
  );
}

/** What an import does, in numbers. */
function Counts({ answer }: { answer: ImportResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = (['created', 'changed', 'unchanged', 'appointed'] as const).filter(
    (name) => name !== 'appointed' || answer.appointed > 0,
  );
  return (
    <dl className={styles.counts}>
      {counts.map((name) => (
        <div key={name}>
          <dt>{t(`organization.import.count.${name}`)}</dt>
          <dd>{format.number(answer[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Ready({ answer, onImport }: { answer: ImportResult; onImport: () => void }) {
  const { t } = useTranslation();
  const nothingNew = answer.created + answer.changed + answer.appointed === 0;
  return (
    <Panel
      title={t(nothingNew ? 'organization.import.nothingNew' : 'organization.import.ready', {
        count: answer.rows,
      })}
      hint={t(nothingNew ? 'organization.import.nothingNewHint' : 'organization.import.readyHint')}
    >
      <Counts answer={answer} />
      {nothingNew ? null : (
        <Button onClick={onImport}>{t('organization.import.do', { count: answer.rows })}</Button>
      )}
    </Panel>
  );
}

/** Units come before posts, and posts before people. */
const nextKind: Partial<Record<SheetKind, SheetKind>> = { units: 'posts', posts: 'people' };

function Written({
  kind,
  answer,
  onNext,
}: {
  kind: SheetKind;
  answer: ImportResult;
  onNext: (kind: SheetKind) => void;
}) {
  const { t } = useTranslation();
  const next = nextKind[kind];
  return (
    <Panel
      title={t('organization.import.done', { count: answer.rows })}
      acts={<CircleCheck size={24} className={styles.good} aria-hidden="true" />}
    >
      <Counts answer={answer} />
      <div className={styles.acts}>
        {next ? <Button onClick={() => onNext(next)}>{t(`organization.import.next.${next}`)}</Button> : null}
        <Button component={Link} to={kind === 'people' ? peoplePath : structurePath} variant="default">
          {t(kind === 'people' ? 'organization.import.seePeople' : 'organization.import.seeStructure')}
        </Button>
      </div>
    </Panel>
  );
}
