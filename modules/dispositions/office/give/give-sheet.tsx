import { Button, SegmentedControl, Switch, Textarea } from '@mantine/core';
import { Send, UserRoundPen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import { urgencies } from '#modules/letters/contract/terms.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { useHeldForm } from '#office/design/form/use-held-input.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { dispositionConfiguration } from '../../contract/configuration.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { Instruction } from '../../contract/views.ts';
import { useOwnPosts } from '../words/use-own-posts.ts';
import { DeadlineField } from './deadline-field.tsx';
import styles from './give-sheet.module.css';
import { GivingList } from './giving-list.tsx';
import type { GivingTarget } from './giving-target.ts';
import { InstructionChips } from './instruction-chips.tsx';
import { RecipientBoxes } from './recipient-boxes.tsx';
import { type GivingValues, useGiving } from './use-giving.ts';
import { type GivingMany, useGivingMany } from './use-giving-many.ts';

interface GiveSheetProps {
  target: GivingTarget;
  opened: boolean;
  onClose: () => void;
}

/** The disposition sheet: the whole screen on a phone, a dialog elsewhere. */
export function GiveSheet({ target, opened, onClose }: GiveSheetProps) {
  const { t } = useTranslation();
  const instructions = useOperation(dispositionConfiguration.instructions, {});
  const [from, setFrom] = useState<PostId | undefined>(target.posts[0]);
  const [said, setSaid] = useState<Said>({});
  const many = useGivingMany(onClose);
  const close = () => {
    if (many.busy) return;
    if (many.lines) many.end();
    else onClose();
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      wide
      title={t(target.recipientId ? 'dispositions.give.forwardTitle' : 'dispositions.give.title')}
      classNames={{ body: styles.body ?? '', content: styles.content ?? '' }}
    >
      <AnswerState of={instructions} compact loading={<LoadingRows rows={4} />} />
      {many.lines ? <GivingList many={many} lines={many.lines} /> : null}
      {instructions.data && from && !many.lines ? (
        <Sheet
          key={from}
          target={target}
          from={from}
          onFrom={(post, values) => {
            setSaid(values);
            setFrom(post);
          }}
          said={said}
          offered={instructions.data.items}
          many={many}
          onClose={onClose}
        />
      ) : null}
    </Dialog>
  );
}

/** What stays when it is given through another post: to whom and what is asked depends on the post. */
type Said = Partial<Pick<GivingValues, 'note' | 'deadlineChoice' | 'deadline' | 'urgency' | 'secret'>>;

interface SheetProps {
  target: GivingTarget;
  from: PostId;
  onFrom: (post: PostId, said: Said) => void;
  said: Said;
  offered: readonly Instruction[];
  many: GivingMany;
  onClose: () => void;
}

function Sheet({ target, from, onFrom, said, offered, many, onClose }: SheetProps) {
  const { t } = useTranslation();
  const giving = useGiving(target, from, offered, many, onClose);
  const { form } = giving;
  const { values, errors } = form;
  useHeldForm(giving);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet of a post begins with what was said before
  useEffect(() => form.setValues(said), []);
  const tree = useOperation(dispositions.tree, { letterId: target.letterId });
  const held = new Set<string>(
    tree.data?.desks
      .filter((desk) => desk.giverPostId === from && !desk.settledAt)
      .map((desk) => desk.post.id),
  );
  const [first] = useState(values.instructions);
  const fault = (name: string) => (typeof errors[name] === 'string' ? errors[name] : undefined);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={giving.onSubmit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          giving.onSubmit();
        }
      }}
    >
      <p className={styles.letter}>
        <span>
          {t('dispositions.agenda', { number: target.agendaNumber })} · {target.sender}
        </span>
        <strong>{target.subject}</strong>
        {target.further && target.further.length > 0 ? (
          <span>{t('dispositions.give.further', { count: target.further.length })}</span>
        ) : null}
      </p>
      <Giver
        target={target}
        from={from}
        onFrom={(post) => {
          const { note, deadlineChoice, deadline, urgency, secret } = form.getValues();
          onFrom(post, { note, deadlineChoice, deadline, urgency, secret });
        }}
      />
      <RecipientBoxes
        from={from}
        held={held}
        chosen={values.recipients}
        onChange={(chosen) => form.setFieldValue('recipients', chosen)}
        error={fault('recipients')}
      />
      <InstructionChips
        offered={offered}
        first={first}
        chosen={values.instructions}
        onChange={(chosen) => form.setFieldValue('instructions', chosen)}
        error={fault('instructions')}
      />
      <Textarea
        label={t('dispositions.give.note')}
        placeholder={t('dispositions.give.noteHint')}
        rows={3}
        {...form.getInputProps('note')}
      />
      <DeadlineField
        choice={values.deadlineChoice}
        own={values.deadline}
        inherited={target.deadline}
        limited={target.recipientId !== null}
        onChange={(choice, own) => form.setValues({ deadlineChoice: choice, deadline: own })}
        error={fault('deadline')}
      />
      <div className={styles.pair}>
        <fieldset>
          <legend>{t('dispositions.give.urgency')}</legend>
          <SegmentedControl
            fullWidth
            aria-label={t('dispositions.give.urgency')}
            data={urgencies
              .toReversed()
              .map((value) => ({ value, label: t(`dispositions.urgency.${value}`) }))}
            value={values.urgency}
            onChange={(value) => form.setFieldValue('urgency', value)}
          />
        </fieldset>
        <fieldset>
          <legend>{t('dispositions.give.secrecy')}</legend>
          <Switch
            label={t('dispositions.give.secret')}
            checked={values.secret}
            onChange={(event) => form.setFieldValue('secret', event.currentTarget.checked)}
          />
        </fieldset>
      </div>
      <div className={styles.foot}>
        {giving.error ? <ErrorState compact error={giving.error} /> : null}
        <div className={styles.buttons}>
          <p className={styles.count} aria-live="polite">
            {values.recipients.length > 0
              ? t('dispositions.give.count', { count: values.recipients.length })
              : t('dispositions.give.none')}
          </p>
          <Button variant="default" className={styles.cancel} onClick={onClose} disabled={giving.busy}>
            {t('office.cancel')}
          </Button>
          <Button
            type="submit"
            className={styles.send}
            loading={giving.busy}
            leftSection={<Send size={16} aria-hidden="true" />}
          >
            {t('dispositions.act.forward')}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface GiverProps extends Pick<SheetProps, 'target' | 'from'> {
  onFrom: (post: PostId) => void;
}

interface GiverProps {
  target: GivingTarget;
  from: PostId;
  onFrom: (post: PostId) => void;
}

/** Through which post it is given, where that is a choice or an acting for somebody. */
function Giver({ target, from, onFrom }: GiverProps) {
  const { t } = useTranslation();
  const own = useOwnPosts();
  if (target.posts.length > 1) {
    return (
      <fieldset>
        <legend>{t('dispositions.give.as')}</legend>
        <SegmentedControl
          fullWidth
          aria-label={t('dispositions.give.as')}
          data={target.posts.map((id) => ({
            value: id as string,
            label: own.actingWords(id) || (own.find(id)?.name ?? ''),
          }))}
          value={from}
          onChange={(id) => onFrom(id as PostId)}
        />
      </fieldset>
    );
  }
  const words = own.actingWords(from);
  if (!words) return null;
  return (
    <p className={styles.acting}>
      <UserRoundPen size={18} aria-hidden="true" />
      <span>
        {t('dispositions.give.actingAs')} <strong>{words}</strong>
      </span>
    </p>
  );
}
