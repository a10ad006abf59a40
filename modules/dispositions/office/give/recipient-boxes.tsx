import { Button, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import { posts } from '#modules/organization/contract/posts.ts';
import { offeredNow } from '#office/data/offered-now.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { usePatientEnter } from '#office/design/form/use-patient-enter.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { lastUsed } from './last-used.ts';
import { mostBelow, reachesFurther } from './posts-below.ts';
import { type PostBelow, RecipientBox } from './recipient-box.tsx';
import styles from './recipients.module.css';

interface RecipientBoxesProps {
  /** The giving post. */
  from: PostId;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Posts that hold an open disposition of the giver on this letter. */
  held: ReadonlySet<string>;
  error?: string | undefined;
}

/** As many as fit a phone with the button still in sight; the rest is one tap away. */
const shownAtFirst = 6;

/** Whom it goes to: the direct subordinates as boxes, those of last time first, and anybody else below by search. */
export function RecipientBoxes({ from, chosen, onChange, held, error }: RecipientBoxesProps) {
  const { t } = useTranslation();
  const below = useOperation(posts.below, { superiorId: from, limit: mostBelow });
  const [all, setAll] = useState(false);
  const [found, setFound] = useState<ReadonlyMap<string, PostBelow>>(new Map());
  const errorId = useId();
  const box = useRef<HTMLDivElement>(null);
  const { isSuccess } = below;
  // The boxes come after the dialog has opened, so that it could not put the focus on them itself.
  useEffect(() => {
    if (isSuccess)
      box.current?.querySelector<HTMLInputElement>('input:enabled')?.focus({ preventScroll: true });
  }, [isSuccess]);

  const direct = latestFirst(
    (below.data?.items ?? []).filter((post) => post.superiorId === from),
    from,
  );
  const others = [...found.values()].filter(
    (post) => chosen.includes(post.id) && !direct.some((one) => one.id === post.id),
  );
  const shown = all || direct.length <= shownAtFirst + 1 ? direct : direct.slice(0, shownAtFirst);
  const hiddenChosen = direct.filter((post) => !shown.includes(post) && chosen.includes(post.id));
  const toggle = (post: PostBelow, checked: boolean) => {
    setFound((before) => new Map(before).set(post.id, post));
    onChange(checked ? [...chosen, post.id] : chosen.filter((id) => id !== post.id));
  };

  return (
    <fieldset aria-describedby={error ? errorId : undefined}>
      <legend>{t('dispositions.give.to')}</legend>
      <AnswerState of={below} compact loading={<LoadingRows rows={2} />} />
      {below.isSuccess && below.data.items.length === 0 ? <p>{t('dispositions.give.nobodyBelow')}</p> : null}
      <div ref={box} className={styles.boxes}>
        {[...shown, ...hiddenChosen, ...others].map((post, at) => (
          <RecipientBox
            key={post.id}
            post={post}
            checked={chosen.includes(post.id)}
            held={held.has(post.id)}
            withUnit={others.includes(post)}
            onChange={(checked) => toggle(post, checked)}
            {...(at === 0 ? { path: 'recipients' } : {})}
          />
        ))}
      </div>
      {shown.length < direct.length ? (
        <Button variant="subtle" className={styles.more} onClick={() => setAll(true)}>
          {t('dispositions.give.showAll', { count: direct.length })}
        </Button>
      ) : null}
      {error ? (
        <p id={errorId} role="alert" data-fault>
          {error}
        </p>
      ) : null}
      {below.data && reachesFurther(below.data.items, from) ? (
        <SearchBelow from={from} chosen={chosen} held={held} onToggle={toggle} />
      ) : null}
    </fieldset>
  );
}

function latestFirst(direct: readonly PostBelow[], from: string): PostBelow[] {
  const latest = lastUsed(from).recipients;
  const rank = (post: PostBelow) => {
    const at = latest.indexOf(post.id);
    return at === -1 ? latest.length : at;
  };
  return direct.toSorted((a, b) => rank(a) - rank(b));
}

const wordsOf = ({ name, unitName, holder }: PostBelow) => `${name} ${unitName} ${holder?.name ?? ''}`;

interface SearchBelowProps {
  from: PostId;
  chosen: readonly string[];
  held: ReadonlySet<string>;
  onToggle: (post: PostBelow, checked: boolean) => void;
}

function SearchBelow({ from, chosen, held, onToggle }: SearchBelowProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useOperation(
    posts.below,
    { superiorId: from, search: asked, limit: 8 },
    { enabled: asked.length > 1, keepPrevious: true },
  );
  const { items, waits } = offeredNow(found, asked, text, wordsOf);
  const results = asked.length > 1 ? items.filter((post) => !chosen.includes(post.id)) : [];
  const takeFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const first = results.find((post) => !held.has(post.id));
    if (!first) return;
    onToggle(first, true);
    setText('');
  };
  return (
    <>
      <TextInput
        type="search"
        className={styles.search}
        aria-label={t('dispositions.give.search')}
        placeholder={t('dispositions.give.search')}
        leftSection={<Search size={16} aria-hidden="true" />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        wrapperProps={usePatientEnter(waits)}
        onKeyDown={takeFirst}
      />
      {found.error ? <ErrorState compact error={found.error} onRetry={() => void found.refetch()} /> : null}
      {results.length > 0 ? (
        <div className={`${styles.boxes} ${styles.found}`}>
          {results.map((post) => (
            <RecipientBox
              key={post.id}
              post={post}
              withUnit
              checked={false}
              held={held.has(post.id)}
              onChange={(checked) => {
                onToggle(post, checked);
                setText('');
              }}
            />
          ))}
        </div>
      ) : null}
      <p className="unseen" role="status">
        {asked.length > 1 && found.isSuccess ? t('office.list.found', { count: results.length }) : ''}
      </p>
    </>
  );
}
