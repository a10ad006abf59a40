import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useSession } from '#office/session/use-session.ts';
import { secretaries } from '../../contract/posts.ts';
import type { SecretaryView } from '../../contract/shapes.ts';
import { organizationAnswers } from '../stale-answers.ts';
import { dayIn } from '../zone-day.ts';
import { EndForm } from './end-form.tsx';
import type { PostView } from './post-form.tsx';
import { sortByTerm } from './sort-by-term.ts';
import { TermFields, type TermValues, termSent } from './term-fields.tsx';
import { useTermWords } from './use-term-words.ts';

/** Who acts for the holder of a post; every act of theirs is recorded as such. */
export function PostSecretaries({ post }: { post: PostView }) {
  const { t } = useTranslation();
  const term = useTermWords();
  const [ending, setEnding] = useState<SecretaryView | null>(null);
  const { now } = sortByTerm(post.secretaries, new Date());
  const manages = post.can.manage && post.activeUntil === null;
  const close = () => setEnding(null);
  return (
    <Panel
      title={t('organization.secretary.title')}
      hint={t('organization.secretary.hint')}
      flush
      acts={
        manages ? (
          <DialogButton
            verb={t('organization.secretary.assign')}
            icon={Plus}
            title={t('organization.secretary.assignTo', { post: post.name })}
            keeps
          >
            {(done) => <AssignForm post={post} onDone={done} onCancel={done} />}
          </DialogButton>
        ) : undefined
      }
    >
      {now.length === 0 ? (
        <NothingYet>{t('organization.secretary.none')}</NothingYet>
      ) : (
        <PanelRows>
          {now.map((secretary) => (
            <PanelRow
              key={secretary.id}
              person={secretary.personName}
              name={secretary.personName}
              detail={term(secretary)}
            >
              {post.can.manage ? (
                <Button variant="default" size="compact-sm" onClick={() => setEnding(secretary)}>
                  {t('organization.endVerb')}
                </Button>
              ) : null}
            </PanelRow>
          ))}
        </PanelRows>
      )}
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
  const initial: TermValues = { personId: null, startsAt: dayIn(zone, new Date()), endsAt: '' };
  const contractForm = useActForm(secretaries.assign, {
    initial,
    shape: (values) => ({ ...termSent(zone, values), postId: post.id }),
    stales: organizationAnswers,
    atFields,
    onDone: ({ personName }) => {
      toast(t('organization.secretary.assigned', { person: personName }));
      onDone();
    },
  });
  return (
    <Form of={contractForm} verb={t('organization.secretary.assignVerb')} onCancel={onCancel}>
      <TermFields of={contractForm.form} />
    </Form>
  );
}
