import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, LoaderCircle } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#core/contract/errors.ts';
import { sendBytes } from '#office/data/send-bytes.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { Panel } from '#office/design/panel.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type ImportResult, people, type SheetKind } from '../../contract/people.ts';
import { peoplePath, structurePath } from '../addresses.ts';
import { organizationAnswers } from '../stale-answers.ts';
import styles from './file-step.module.css';
import { RowFaults } from './row-faults.tsx';
import { SheetDrop } from './sheet-drop.tsx';

interface FileStepProps {
  kind: SheetKind;
  onNext: (kind: SheetKind) => void;
}

/** A file is read at once for trial; only what is without fault can be imported. */
export function FileStep({ kind, onNext }: FileStepProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const result = useRef<HTMLDivElement>(null);
  const send = async (chosen: File, dryRun: boolean): Promise<ImportResult> => {
    // A browser refuses a file that was saved again since it was chosen; that is no fault of the network.
    const bytes = await chosen.arrayBuffer().catch(() => {
      throw new AppError('organization.file-changed');
    });
    const input = { kind, dryRun: dryRun ? 'true' : 'false' } as const;
    return sendBytes(people.import, input, new Blob([bytes]), new AbortController().signal);
  };
  const settle = () => requestAnimationFrame(() => result.current?.focus());
  const trial = useMutation({
    mutationFn: (chosen: File) => send(chosen, true),
    networkMode: 'always',
    onSettled: settle,
  });
  const real = useMutation({
    mutationFn: (chosen: File) => send(chosen, false),
    networkMode: 'always',
    onSettled: settle,
    onSuccess: (answer) => (answer.written ? staleByOperation(queries, organizationAnswers) : undefined),
  });
  const take = (chosen: File) => {
    setFile(chosen);
    real.reset();
    trial.mutate(chosen);
  };
  const answer = real.data ?? trial.data;
  const busy = trial.isPending || real.isPending;
  const error = real.error ?? trial.error;
  return (
    <>
      <Panel title={t('organization.import.file')}>
        <SheetDrop file={file} onTake={take} disabled={busy} />
      </Panel>
      <div ref={result} tabIndex={-1} className={styles.result} aria-live="polite">
        {busy ? (
          <p className={styles.busy}>
            <LoaderCircle size={18} className="spin" aria-hidden="true" />
            {t(real.isPending ? 'organization.import.writing' : 'organization.import.checking')}
          </p>
        ) : null}
        {error && !busy && file ? (
          <ErrorState error={error} onRetry={() => (real.error ? real.mutate(file) : trial.mutate(file))} />
        ) : null}
        {answer && !busy && !error ? (
          answer.written ? (
            <Written kind={kind} answer={answer} onNext={onNext} />
          ) : answer.faults.length > 0 ? (
            <RowFaults answer={answer} />
          ) : (
            <Ready answer={answer} onImport={() => file && real.mutate(file)} />
          )
        ) : null}
      </div>
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
