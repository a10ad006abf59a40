import { NativeSelect, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useSession } from '#office/session/use-session.ts';
import { drafts } from '../../contract/drafts.ts';
import { draftPath, outgoingPath } from '../addresses.ts';
import styles from './begin.module.css';
import { type BeginSource, beginSource } from './begin-source.ts';
import { kindGroups } from './kind-groups.ts';
import { lastKinds, rememberKind } from './last-kinds.ts';
import { SourceNote } from './source-note.tsx';
import { useKinds } from './use-kinds.ts';

/** A new letter begins with its kind; what it answers or corrects comes along in the address. */
export function Page() {
  const { t } = useTranslation();
  const source = beginSource(useSearch({ strict: false }) as Record<string, unknown>);
  return (
    <div className={styles.page}>
      <PageHeader
        title={t(titleOf(source))}
        detail={t('outgoing.begin.detail')}
        back={{ to: outgoingPath, label: t('outgoing.title') }}
      />
      <SourceNote source={source} />
      {source.likeDraftId ? <Alike source={source} /> : <Kinds source={source} />}
    </div>
  );
}

function titleOf({ answersLetterId, answersDeskId, amendsHow }: BeginSource): string {
  if (amendsHow) return `outgoing.begin.${amendsHow}`;
  return answersLetterId || answersDeskId ? 'outgoing.begin.answer' : 'outgoing.begin.title';
}

/** Begins the letter and opens it. */
function useBeginning(source: BeginSource) {
  const navigate = useNavigate();
  const beginning = useAct(drafts.begin, {
    stales: ['outgoing.list-drafts', 'outgoing.counters'],
    onDone: ({ id, kindCode }) => {
      rememberKind(kindCode);
      void navigate({ to: draftPath(id), replace: true });
    },
  });
  return {
    busy: beginning.isPending,
    error: beginning.error,
    begin: (kindCode: string, postId: string) =>
      beginning.mutate({ kindCode, ...(postId ? { postId: postId as never } : {}), ...source }),
  };
}

function Kinds({ source }: { source: BeginSource }) {
  const { t } = useTranslation();
  const { posts } = useSession();
  const kinds = useKinds();
  const [words, setWords] = useState('');
  const [postId, setPostId] = useState<string>(posts[0]?.id ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  const { begin, busy, error } = useBeginning(source);
  const groups = kindGroups(kinds.data ?? [], words, lastKinds());
  const start = (code: string) => {
    if (busy) return;
    setChosen(code);
    begin(code, posts.length > 1 ? postId : '');
  };
  // Enter begins the first kind that is found, also when it was pressed before the kinds had come.
  const [entered, setEntered] = useState(false);
  const first = groups[0]?.kinds[0]?.code;
  const startFirst = useEffectEvent(() => {
    setEntered(false);
    if (first) start(first);
  });
  const known = kinds.data !== undefined;
  useEffect(() => {
    if (entered && known) startFirst();
  }, [entered, known]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || words.trim() === '') return;
    event.preventDefault();
    setEntered(true);
  };
  return (
    <>
      <div className={styles.choice}>
        <TextInput
          className={styles.search}
          label={t('outgoing.begin.search')}
          leftSection={<Search size={16} aria-hidden="true" />}
          value={words}
          autoComplete="off"
          autoFocus
          onChange={(event) => {
            setEntered(false);
            setWords(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        {posts.length > 1 ? (
          <NativeSelect
            label={t('outgoing.begin.as')}
            value={postId}
            onChange={(event) => setPostId(event.currentTarget.value)}
            data={posts.map(({ id, name }) => ({ value: id as string, label: name }))}
          />
        ) : null}
      </div>
      {error ? <ErrorState compact error={error} /> : null}
      <AnswerState of={kinds as never} loading={<LoadingRows rows={6} />} />
      {kinds.data && groups.length === 0 ? (
        <p role="status" className={styles.none}>
          {t('outgoing.begin.none', { words: words.trim() })}
        </p>
      ) : null}
      {groups.map(({ name, kinds: own }) => (
        <section key={name} className={styles.group} aria-label={t(`outgoing.kinds.${name}`)}>
          <h2>{t(`outgoing.kinds.${name}`)}</h2>
          <ul className={styles.kinds}>
            {own.map((kind) => (
              <li key={kind.code}>
                <button
                  type="button"
                  className={styles.kind}
                  aria-busy={(busy && chosen === kind.code) || undefined}
                  disabled={busy}
                  onClick={() => start(kind.code)}
                >
                  <strong>{kind.name}</strong>
                  <span>
                    {kind.subclass
                      ? t(`outgoing.subclass.${kind.subclass}`)
                      : t(`outgoing.kinds.${kind.class}`)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** A letter like an earlier one has its kind already. */
function Alike({ source }: { source: BeginSource }) {
  const { t } = useTranslation();
  const earlier = useOperation(drafts.open, { draftId: source.likeDraftId! });
  const { begin, busy, error } = useBeginning(source);
  if (!earlier.data) return <AnswerState of={earlier} loading={<LoadingRows rows={2} />} />;
  const { kindCode, kindName } = earlier.data;
  return (
    <Panel title={kindName} hint={t('outgoing.begin.likeHint')}>
      {error ? <ErrorState compact error={error} /> : null}
      <button
        type="button"
        className={styles.kind}
        disabled={busy}
        aria-busy={busy || undefined}
        onClick={() => begin(kindCode, '')}
      >
        <strong>{t('outgoing.begin.verb')}</strong>
        <span>{t('outgoing.begin.like', { subject: earlier.data.subject })}</span>
      </button>
    </Panel>
  );
}
