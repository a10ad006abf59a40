import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#core/contract/errors.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { letters } from '../../contract/letters.ts';
import type { LetterId } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { letterPath } from '../addresses.ts';
import { DocumentPane } from '../document-pane.tsx';
import { blankForm, type FormValues, shapeLetter, valuesFromLetter } from '../register/form-values.ts';
import { LetterForm } from '../register/letter-form.tsx';
import styles from '../register/register.module.css';
import { correctedMeanwhile, takeCorrection, versionAnswered } from './corrected-meanwhile.ts';
import { CorrectedNote } from './corrected-note.tsx';

/** Corrects what was registered, beside the document; what it said before is kept with the reason. */
export function Page() {
  const { t } = useTranslation();
  const { letterId } = useParams({ strict: false }) as { letterId: LetterId };
  const answer = useOperation(letters.open, { letterId });
  const { data } = answer;
  if (!data) return <AnswerState of={answer} wholePage loading={<LoadingRows rows={8} tall />} />;
  return (
    <>
      <PageHeader
        title={t('letters.correct.title')}
        detail={`${t('letters.page.agenda')} ${data.agendaNumber}/${data.year} · ${data.subject}`}
        back={{ to: letterPath(letterId), label: t('letters.correct.back') }}
      />
      {data.can.correct ? (
        <Correcting letter={data} />
      ) : (
        <EmptyState title={t('letters.correct.mayNot')}>{t('letters.correct.mayNotHint')}</EmptyState>
      )}
    </>
  );
}

function Correcting({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [opened] = useState(letter);
  const [begun, setBegun] = useState(letter);
  const back = () => navigate({ to: letterPath(letter.id) });
  const form = useActForm(letters.correct, {
    initial: { ...blankForm, ...valuesFromLetter(opened) },
    shape: (values: FormValues) => ({
      ...shapeLetter(values),
      letterId: letter.id,
      version: versionAnswered(begun, letter),
      reason: values.reason,
    }),
    stales: ['letters.', 'books.'],
    // A refusal may come from a correction that this page has not heard of: what it says then is read again.
    atFields: (error) => {
      void staleByOperation(queries, [letters.open.id]);
      throw error;
    },
    onDone: () => {
      toast(t('letters.correct.done'));
      return back();
    },
  });
  // While it is sent it may be this very correction that came back.
  const corrected = form.busy ? [] : correctedMeanwhile(begun, letter, form.form.values);
  // The note says the same, and what to do about it.
  const told = isFasterColleague(form.error) && (corrected.length > 0 || begun !== opened);
  const take = () => {
    form.form.setValues((values) => takeCorrection({ ...blankForm, ...values }, begun, letter));
    setBegun(letter);
    form.form.getInputNode(corrected[0]?.field ?? 'subject')?.focus();
  };
  return (
    <div className={styles.split} data-single={letter.documents.length === 0 || undefined}>
      {letter.documents.length > 0 ? (
        <div className={styles.document}>
          <DocumentPane documents={letter.documents} />
        </div>
      ) : null}
      <section className={styles.entry} aria-label={t('letters.correct.title')}>
        <LetterForm
          of={told ? { ...form, error: null } : form}
          shape={{ purpose: 'correct', paper: false, severalBooks: false }}
          proposals={[]}
          verb={t('letters.correct.keep')}
          filling={letter.id}
          onField={() => {}}
          note={corrected.length > 0 ? <CorrectedNote corrected={corrected} onTake={take} /> : null}
          also={
            <Button variant="default" onClick={() => void back()}>
              {t('office.cancel')}
            </Button>
          }
        />
      </section>
    </div>
  );
}

function isFasterColleague(error: unknown): boolean {
  return error instanceof AppError && error.code === 'core.changed-meanwhile';
}
