import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { Initials } from '#office/design/person-post.tsx';
import { useSession } from '#office/session/use-session.ts';
import { secretaries } from '../../contract/posts.ts';
import type { SecretaryView } from '../../contract/shapes.ts';
import { PersonPicker } from '../pick/person-picker.tsx';
import { organizationAnswers } from '../stale-answers.ts';
import { hintBelow } from '../wide-field.ts';
import { dayIn, endOfDay, startOfDay } from '../zone-day.ts';
import appoint from './appoint-form.module.css';
import { EndForm } from './end-form.tsx';
import styles from './holder-rows.module.css';
import type { PostView } from './post-form.tsx';
import { sortByTerm } from './sort-by-term.ts';
import { useTermWords } from './use-term-words.ts';

/** Who acts for the holder of a post; every act of theirs is recorded as such. */
export function PostSecretaries({ post }: { post: PostView }) {
  const { t } = useTranslation();
  const term = useTermWords();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<SecretaryView | null>(null);
  const { now } = sortByTerm(post.secretaries, new Date());
  const manages = post.can.manage && post.activeUntil === null;
  const close = () => {
    setAdding(false);
    setEnding(null);
  };
  return (
    <Panel
      title={t('organization.secretary.title')}
      hint={t('organization.secretary.hint')}
      flush
      acts={
        manages ? (
          <Button
            variant="default"
            leftSection={<Plus size={16} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('organization.secretary.assign')}
          </Button>
        ) : undefined
      }
    >
      {now.length === 0 ? (
        <NothingYet>{t('organization.secretary.none')}</NothingYet>
      ) : (
        <ul className={styles.rows}>
          {now.map((secretary) => (
            <li key={secretary.id} className={styles.row}>
              <Initials name={secretary.personName} size={40} />
              <div className={styles.words}>
                <p className={styles.name}>{secretary.personName}</p>
                <p className={styles.detail}>{term(secretary)}</p>
              </div>
              {post.can.manage ? (
                <Button variant="default" size="compact-sm" onClick={() => setEnding(secretary)}>
                  {t('organization.endVerb')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Dialog
        opened={adding}
        onClose={close}
        title={t('organization.secretary.assignTo', { post: post.name })}
        keeps
      >
        <AssignForm post={post} onDone={close} onCancel={close} />
      </Dialog>
      <Dialog opened={ending !== null} onClose={close} title={t('organization.secretary.end')}>
        {ending ? (
          <EndForm
            op={secretaries.end}
            inputOf={(endsAt) => ({ secretaryId: ending.id, endsAt })}
            hint={t('organization.secretary.endHint', { person: ending.personName, post: ending.postName })}
            done={t('organization.secretary.ended')}
            onDone={close}
            onCancel={close}
          />
        ) : null}
      </Dialog>
    </Panel>
  );
}

interface AssignValues extends Record<string, unknown> {
  personId: string | null;
  startsAt: string;
  endsAt: string;
}

const atFields = faultInField({
  'organization.secretary-assigned': 'personId',
  'organization.person-gone': 'personId',
  'organization.period-reversed': 'endsAt',
});

interface AssignFormProps {
  post: PostView;
  onDone: () => void;
  onCancel: () => void;
}

function AssignForm({ post, onDone, onCancel }: AssignFormProps) {
  const { t } = useTranslation();
  const { zone } = useSession().agency;
  const assign = useAct(secretaries.assign, { stales: organizationAnswers });
  const shape = ({ personId, startsAt, endsAt }: AssignValues) => ({
    postId: post.id,
    personId: personId as PersonId,
    startsAt: startOfDay(zone, startsAt),
    endsAt: endsAt ? endOfDay(zone, endsAt) : null,
  });
  const contractForm = useContractForm<AssignValues>({
    schema: secretaries.assign.input,
    initial: { personId: null, startsAt: dayIn(zone, new Date()), endsAt: '' },
    shape,
    submit: async (values) => {
      const { personName } = await assign.mutateAsync(shape(values)).catch(atFields);
      toast(t('organization.secretary.assigned', { person: personName }));
      onDone();
    },
  });
  const { form } = contractForm;
  return (
    <Form of={contractForm} verb={t('organization.secretary.assignVerb')} onCancel={onCancel}>
      <PersonPicker
        label={t('organization.person.one')}
        placeholder={t('organization.person.find')}
        {...form.getInputProps('personId')}
        required
        data-autofocus
      />
      <div className={appoint.days}>
        <TextInput
          type="date"
          label={t('organization.holder.from')}
          {...form.getInputProps('startsAt')}
          required
        />
        <TextInput
          type="date"
          label={t('organization.holder.until')}
          description={t('organization.holder.untilHint')}
          {...hintBelow}
          min={form.values.startsAt}
          {...form.getInputProps('endsAt')}
        />
      </div>
    </Form>
  );
}
