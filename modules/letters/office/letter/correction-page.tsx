import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { letters } from '../../contract/letters.ts';
import type { LetterId } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { letterPath } from '../addresses.ts';
import { DocumentPane } from '../document-pane.tsx';
import { blankForm, type FormValues, shapeLetter, valuesFromLetter } from '../register/form-values.ts';
import { LetterForm } from '../register/letter-form.tsx';
import styles from '../register/register.module.css';

/** Corrects what was registered, beside the document; what it said before is kept with the reason. */
export function Page() {
  const { t } = useTranslation();
  const { letterId } = useParams({ strict: false }) as { letterId: LetterId };
  const { data, error, refetch, isFetching } = useOperation(letters.open, { letterId });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <LoadingRows rows={8} tall />;
  return (
    <>
      <PageHeader
        title={t('letters.correct.title')}
        detail={`${data.agendaNumber}/${data.year} · ${data.subject}`}
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
  const correct = useAct(letters.correct, { stales: ['letters.', 'books.'] });
  const back = () => void navigate({ to: letterPath(letter.id) });
  const inputOf = (values: FormValues) => ({
    ...shapeLetter(values),
    letterId: letter.id,
    version: letter.version,
    reason: values.reason,
  });
  const form = useContractForm({
    schema: letters.correct.input,
    initial: { ...blankForm, ...valuesFromLetter(letter) },
    shape: inputOf,
    submit: async (values) => {
      await correct.mutateAsync(letters.correct.input.parse(inputOf(values)));
      toast(t('letters.correct.done'));
      back();
    },
  });
  return (
    <div className={styles.split} data-single={letter.documents.length === 0 || undefined}>
      {letter.documents.length > 0 ? (
        <div className={styles.document}>
          <DocumentPane documents={letter.documents} />
        </div>
      ) : null}
      <section className={styles.entry} aria-label={t('letters.correct.title')}>
        <LetterForm
          of={form}
          shape={{ purpose: 'correct', paper: false, severalBooks: false }}
          proposals={[]}
          verb={t('letters.correct.keep')}
          filling={letter.id}
          onField={() => {}}
          also={
            <Button variant="default" onClick={back}>
              {t('office.cancel')}
            </Button>
          }
        />
      </section>
    </div>
  );
}
