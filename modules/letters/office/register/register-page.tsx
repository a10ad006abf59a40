import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Copy } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { operationQuery, useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { letters } from '../../contract/letters.ts';
import type { IntakeId } from '../../contract/terms.ts';
import type { IntakeView, LetterView } from '../../contract/views.ts';
import { intakePath, letterPath, mailPath } from '../addresses.ts';
import { DocumentPane } from '../document-pane.tsx';
import { DiscardButton } from '../mail/discard-button.tsx';
import { intakeTitle, isUnderWay } from '../mail/intake-state.ts';
import { nextIntake } from '../mail/next-intake.ts';
import { waitingMail } from '../mail/waiting-mail.ts';
import { LastRegistered, useTellRegistered } from './last-registered.tsx';
import styles from './register.module.css';
import { RegisterForm } from './register-form.tsx';

const readingPace = 2_500;

/** One piece of mail: the document on one side, the form on the other. */
export function Page() {
  const { intakeId } = useParams({ strict: false }) as { intakeId: IntakeId };
  const [readingOn, setReadingOn] = useState(true);
  const answer = useOperation(letters.openIntake, { intakeId }, { every: readingOn ? readingPace : false });
  const { data } = answer;
  const [sending, setSending] = useState<IntakeId | null>(null);
  useEffect(() => setReadingOn(data ? isUnderWay(data) : true), [data]);
  useEffect(() => setSending((before) => (before === intakeId ? before : null)), [intakeId]);
  if (!data) return <AnswerState of={answer} wholePage loading={<LoadingRows rows={8} tall />} />;
  // What this clerk is registering is not "already registered" before the next mail stands there.
  if (data.settled && sending !== data.id) return <Settled intake={data} />;
  return (
    <Registering key={data.id} intake={data} onSending={(sends) => setSending(sends ? data.id : null)} />
  );
}

interface RegisteringProps {
  intake: IntakeView;
  onSending: (sends: boolean) => void;
}

function Registering({ intake, onSending }: RegisteringProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTellRegistered();
  const [field, setField] = useState<string | null>(null);
  const [face, setFace] = useState<'form' | 'document'>('form');
  const narrow = useMediaQuery('(max-width: 62em)') ?? false;
  const { data: mail } = useOperation(letters.listIntakes, waitingMail);
  const waiting = mail?.items ?? [];
  const next = nextIntake(waiting, intake.id);
  const nextId = next?.id;
  useEffect(() => {
    if (nextId) void queries.prefetchQuery(operationQuery(letters.openIntake, { intakeId: nextId }));
  }, [nextId, queries]);
  const highlights = useHighlights(intake);

  const onRegistered = (letter: LetterView) => {
    tell(letter);
    void navigate({ to: next ? intakePath(next.id) : mailPath });
  };
  const others = waiting.filter(({ id }) => id !== intake.id).length;
  return (
    <>
      <PageHeader
        title={t('letters.register.title')}
        back={{ to: mailPath, label: t('letters.intakes.title') }}
        detail={
          <>
            {intakeTitle(intake)} · {t(`letters.channel.${intake.channel}`)},{' '}
            {format.moment(intake.receivedAt)}
            {others > 0 ? ` · ${t('letters.register.others', { count: others })}` : ''}
          </>
        }
        actions={
          <DiscardButton
            intakeId={intake.id}
            // Mail that was put aside takes what was typed about it along.
            onDone={() => void navigate({ to: next ? intakePath(next.id) : mailPath, ignoreBlocker: true })}
          />
        }
      />
      <LastRegistered />
      <Duplicates intake={intake} />
      {narrow && intake.documents.length > 0 ? (
        <SegmentedControl
          fullWidth
          className={styles.faces}
          value={face}
          onChange={(value) => setFace(value as 'form' | 'document')}
          data={[
            { value: 'form', label: t('letters.register.form') },
            { value: 'document', label: t('letters.document.letter') },
          ]}
        />
      ) : null}
      <div className={styles.split} data-single={intake.documents.length === 0 || undefined}>
        {intake.documents.length > 0 ? (
          <div className={styles.document} hidden={narrow && face === 'form'}>
            <DocumentPane
              documents={intake.documents}
              highlights={highlights}
              active={field}
              readsAgain={!intake.settled}
            />
          </div>
        ) : null}
        <section
          className={styles.entry}
          aria-label={t('letters.register.form')}
          hidden={narrow && face === 'document' && intake.documents.length > 0}
        >
          <RegisterForm
            intake={intake}
            onField={setField}
            onSending={onSending}
            onRegistered={onRegistered}
          />
        </section>
      </div>
    </>
  );
}

/** Where each field stands on the page; of several proposals for one field, the likeliest. */
function useHighlights({ proposals }: IntakeView) {
  const { t } = useTranslation();
  return useMemo(() => {
    const seen = new Set<string>();
    return proposals.flatMap(({ field, source }) => {
      if (!source || seen.has(field)) return [];
      seen.add(field);
      return [{ id: field, page: source.page, box: source.box, label: t(`letters.field.${field}`) }];
    });
  }, [proposals, t]);
}

/** The same file was registered before: said at once, forbidden never. */
function Duplicates({ intake }: { intake: IntakeView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (intake.duplicates.length === 0) return null;
  return (
    <div className={styles.twin} role="status">
      <Copy size={18} aria-hidden="true" />
      <p>
        {t('letters.intakes.twin')}{' '}
        {intake.duplicates.map(({ letterId, agendaNumber, year, registeredAt }, at) => (
          <span key={letterId}>
            {at > 0 ? ', ' : ''}
            <Link to={letterPath(letterId)}>
              {agendaNumber}/{year}
            </Link>{' '}
            ({format.shortDay(registeredAt)})
          </span>
        ))}
      </p>
    </div>
  );
}

function Settled({ intake }: { intake: IntakeView }) {
  const { t } = useTranslation();
  const action = (
    <>
      {intake.letterId ? (
        <Button component={Link} to={letterPath(intake.letterId)}>
          {t('letters.register.openLetter')}
        </Button>
      ) : null}
      <Button component={Link} to={mailPath} variant="default">
        {t('letters.intakes.title')}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader
        title={t('letters.register.title')}
        back={{ to: mailPath, label: t('letters.intakes.title') }}
      />
      <EmptyState
        title={t(intake.letterId ? 'letters.register.already' : 'letters.register.discarded')}
        action={action}
      >
        {t('letters.register.settledHint')}
      </EmptyState>
    </>
  );
}
