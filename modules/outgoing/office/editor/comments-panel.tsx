import { Button, Checkbox, Textarea } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { MessageSquarePlus } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { useHeldInput } from '#office/design/form/use-held-input.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { hearLive } from '#office/live/live-events.ts';
import { useStore } from '#office/state/store.ts';
import { type CommentThread, commentsChanged, draftTexts } from '../../contract/text.ts';
import { chosenPlace, rangeOf } from './comment-places.ts';
import { useDesk } from './desk-context.ts';
import styles from './editor.module.css';

const stales = [draftTexts.listComments.id];

/** What is said about the text, beside it. */
export function CommentsPanel() {
  const { t } = useTranslation();
  const { draftId, threads, focused, mayComment } = useDesk();
  const [withDone, setWithDone] = useState(false);
  const answer = useOperation(draftTexts.listComments, { draftId });
  const { active } = useStore(threads);
  const editor = useStore(focused);
  const { data, refetch } = answer;
  useEffect(() => threads.set((now) => ({ ...now, threads: data ?? [] })), [data, threads]);
  useEffect(
    () =>
      hearLive((event) => {
        if (event.type === commentsChanged && event.subject === draftId) void refetch();
      }),
    [draftId, refetch],
  );
  const all = data ?? [];
  const shown = withDone ? all : all.filter(({ resolved }) => !resolved);
  const done = all.length - all.filter(({ resolved }) => !resolved).length;
  return (
    <Panel title={t('outgoing.comments.title')}>
      {mayComment ? <NewComment editor={editor} /> : null}
      {data ? null : <AnswerState of={answer} />}
      {data && shown.length === 0 ? <NothingYet>{t('outgoing.comments.none')}</NothingYet> : null}
      <ul className={styles.threads}>
        {shown.map((thread) => (
          <Thread key={thread.id} thread={thread} isActive={thread.id === active} />
        ))}
      </ul>
      {done > 0 ? (
        <Checkbox
          label={t('outgoing.comments.withDone', { count: done })}
          checked={withDone}
          onChange={(event) => setWithDone(event.currentTarget.checked)}
        />
      ) : null}
    </Panel>
  );
}

function NewComment({ editor }: { editor: Editor | null }) {
  const { t } = useTranslation();
  const { draftId } = useDesk();
  const [body, setBody] = useState('');
  const [place, setPlace] = useState<ReturnType<typeof chosenPlace>>(null);
  const chosen = useEditorState({
    editor,
    selector: ({ editor: own }) => own?.state.selection.empty === false,
  });
  const add = useAct(draftTexts.addComment, {
    stales,
    onDone: () => {
      setBody('');
      setPlace(null);
    },
  });
  useHeldInput(() => body.trim() !== '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() === '') return;
    add.mutate({ draftId, body, anchor: place?.anchor ?? null, quote: place?.quote ?? '' });
  };
  return (
    <form className={styles.say} onSubmit={send}>
      <Button
        variant="default"
        size="compact-sm"
        disabled={!chosen}
        leftSection={<MessageSquarePlus aria-hidden size={16} />}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => editor && setPlace(chosenPlace(editor.state))}
      >
        {t('outgoing.comments.choose')}
      </Button>
      {place ? <blockquote className={styles.quote}>{place.quote}</blockquote> : null}
      <Textarea
        label={t('outgoing.comments.new')}
        value={body}
        maxLength={4_000}
        autosize
        minRows={2}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" loading={add.isPending} disabled={body.trim() === ''}>
        {t('outgoing.comments.add')}
      </Button>
    </form>
  );
}

function Thread({ thread, isActive }: { thread: CommentThread; isActive: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { draftId, threads, focused, mayComment } = useDesk();
  const [body, setBody] = useState('');
  const reply = useAct(draftTexts.replyComment, { stales, onDone: () => setBody('') });
  const resolve = useAct(draftTexts.resolveComment, { stales });
  useHeldInput(() => body.trim() !== '');
  const show = () => {
    threads.set((now) => ({ ...now, active: thread.id }));
    const editor = focused.get();
    const range = editor && rangeOf(editor.state, thread.anchor);
    if (editor && range) editor.chain().setTextSelection(range).scrollIntoView().run();
    else document.querySelector(`[data-thread="${thread.id}"]`)?.scrollIntoView({ block: 'center' });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() !== '') reply.mutate({ draftId, commentId: thread.id, body });
  };
  return (
    <li
      className={styles.thread}
      data-active={isActive || undefined}
      data-done={thread.resolved !== null || undefined}
    >
      {thread.quote ? (
        <button type="button" className={styles.quote} onClick={show}>
          {thread.quote}
        </button>
      ) : null}
      {thread.said.map((said) => (
        <div className={styles.said} key={said.id}>
          <strong>{said.by.name}</strong> <small>{format.moment(said.at)}</small>
          <p>{said.body}</p>
        </div>
      ))}
      {thread.resolved ? (
        <small>{t('outgoing.comments.resolvedBy', { name: thread.resolved.by.name })}</small>
      ) : null}
      {mayComment ? (
        <form className={styles.say} onSubmit={send}>
          <Textarea
            aria-label={t('outgoing.comments.reply')}
            placeholder={t('outgoing.comments.reply')}
            value={body}
            maxLength={4_000}
            autosize
            minRows={1}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
          <div className={styles.adds}>
            {body.trim() === '' ? null : (
              <Button type="submit" size="compact-sm" loading={reply.isPending}>
                {t('outgoing.comments.send')}
              </Button>
            )}
            {thread.resolved ? null : (
              <Button
                variant="default"
                size="compact-sm"
                loading={resolve.isPending}
                onClick={() => resolve.mutate({ draftId, commentId: thread.id })}
              >
                {t('outgoing.comments.resolve')}
              </Button>
            )}
          </div>
        </form>
      ) : null}
    </li>
  );
}
