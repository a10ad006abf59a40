import { Textarea } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#core/contract/errors.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import { missingFacts } from '../../contract/missing-facts.ts';
import { refusedByMail } from '../../contract/refused-by-mail.ts';
import { signatures } from '../../contract/signing.ts';
import { textIsSent } from '../editor/text-sent.ts';
import type { SavedFacts } from '../fields/use-saved-facts.ts';
import { placesOf } from './edit-way.ts';
import { MailOffNote } from './mail-off-note.tsx';
import type { Way } from './use-way.ts';
import styles from './way.module.css';

interface SubmitDialogProps {
  draft: DraftView;
  way: Way;
  saved: SavedFacts;
  opened: boolean;
  onClose: () => void;
}

/** Sends the letter on its way, after telling what happens next. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('outgoing.submit.title')}>
      <SubmitForm {...props} />
    </Dialog>
  );
}

function SubmitForm({ draft, way, saved, onClose }: SubmitDialogProps) {
  const { t } = useTranslation();
  const submission = useAct(drafts.submit, { stales: ['outgoing.'] });
  const places = placesOf(way.steps);
  const takeBack = useUndo(drafts.takeBack, ['outgoing.']);
  const authority = useOperation(signatures.authority, { draftId: draft.id }).data;
  const mayNot = way.steps.filter(
    ({ kind, postId }) =>
      kind === 'signature' && authority?.some((one) => one.postId === postId && !one.granted),
  );
  const byMail = [...draft.facts.recipients, ...draft.facts.copies].flatMap((one) =>
    one.channel === 'mail' && refusedByMail(one.channel, draft.facts.securityClass) ? [one.name] : [],
  );
  const missing = missingFacts(draft.kind, draft.layout, saved.facts);
  const vacant = way.steps.filter(({ holderName }) => holderName === null);
  const plain = way.steps.map(({ kind, position, postId }) => ({ kind, position, postId }));
  const inputOf = (note: string) => ({
    draftId: draft.id,
    way: plain,
    ...(note.trim() ? { note } : {}),
  });
  const form = useContractForm({
    schema: drafts.submit.input,
    initial: { note: '' },
    shape: ({ note }) => inputOf(note),
    submit: async ({ note }) => {
      // What stands on the screen is what is sent: fields and text arrive first.
      if (!(await saved.flush()) || !(await textIsSent(draft.id)))
        throw new AppError('outgoing.text-unsent', { status: 409 });
      await submission.mutateAsync(inputOf(note));
      toast(t('outgoing.submit.done', { post: places[0]?.map(({ name }) => name).join(', ') ?? '' }), {
        undo: takeBack({ draftId: draft.id }, t('outgoing.takeBack.done')),
      });
      onClose();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.submit.verb')} onCancel={onClose}>
      <div>
        <p>{t('outgoing.submit.next')}</p>
        <ol className={styles.next}>
          {places.map((place) => (
            <li key={place.map(({ postId }) => postId).join()}>
              {t(`outgoing.submit.${place[0]!.kind}`, {
                posts: place
                  .map(({ name, holderName }) => (holderName ? `${name} (${holderName})` : name))
                  .join(', '),
              })}
            </li>
          ))}
          <li>
            {t(draft.facts.sendWhenSigned ? 'outgoing.submit.sentAtOnce' : 'outgoing.submit.sentLater')}
          </li>
        </ol>
        {missing.map((code) => (
          <p key={code} className={styles.warning}>
            <TriangleAlert size={16} aria-hidden="true" />
            {t(`errors.${code}`)}
          </p>
        ))}
        {vacant.length > 0 ? (
          <p className={styles.warning}>
            <TriangleAlert size={16} aria-hidden="true" />
            {t('outgoing.submit.vacant', { posts: vacant.map(({ name }) => name).join(', ') })}
          </p>
        ) : null}
        {byMail.length > 0 ? (
          <p className={styles.warning}>
            <TriangleAlert size={16} aria-hidden="true" />
            {t('outgoing.submit.notByMail', { names: byMail.join(', ') })}
          </p>
        ) : null}
        <MailOffNote of={draft} before="submit" />
        {mayNot.length > 0 ? (
          <p className={styles.warning}>
            <TriangleAlert size={16} aria-hidden="true" />
            {t('outgoing.submit.notAllowed', { posts: mayNot.map(({ name }) => name).join(', ') })}
          </p>
        ) : null}
        <p className={styles.quiet}>{t('outgoing.submit.takeBack')}</p>
      </div>
      <Textarea
        label={t(
          places[0]?.[0]?.kind === 'signature' ? 'outgoing.submit.noteToSign' : 'outgoing.submit.note',
        )}
        autosize
        minRows={2}
        {...form.form.getInputProps('note')}
      />
    </Form>
  );
}
