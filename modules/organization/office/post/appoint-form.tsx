import { Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { holders } from '../../contract/posts.ts';
import { type HolderKind, holderKinds } from '../../contract/shapes.ts';
import { organizationAnswers } from '../stale-answers.ts';
import { dayIn } from '../zone-day.ts';
import styles from './appoint-form.module.css';
import type { PostView } from './post-form.tsx';
import { TermFields, type TermValues, termSent } from './term-fields.tsx';

interface AppointValues extends TermValues {
  kind: HolderKind;
  decreeNumber: string;
}

const atFields = faultInField({
  'organization.person-gone': 'personId',
  'organization.period-reversed': 'endsAt',
  'organization.post-held': 'kind',
  'organization.acting-held': 'kind',
});

interface AppointFormProps {
  post: PostView;
  onDone: () => void;
  onCancel: () => void;
}

/** Appoints somebody to a post, definitively or acting, from a day on. */
export function AppointForm({ post, onDone, onCancel }: AppointFormProps) {
  const { t } = useTranslation();
  const { zone } = useSession().agency;
  const isHeld = post.holders.some(({ kind, endsAt }) => kind === 'definitive' && endsAt === null);
  const initial: AppointValues = {
    personId: null,
    kind: isHeld ? 'plt' : 'definitive',
    startsAt: dayIn(zone, new Date()),
    endsAt: '',
    decreeNumber: '',
  };
  const contractForm = useActForm(holders.appoint, {
    initial,
    shape: ({ kind, decreeNumber, ...values }) => ({
      ...termSent(zone, values),
      postId: post.id,
      kind,
      decreeNumber: orNull(decreeNumber),
    }),
    stales: organizationAnswers,
    atFields,
    onDone: (holder) => {
      toast(t('organization.holder.appointed', { person: holder.personName, post: holder.postName }));
      onDone();
    },
  });
  const { form } = contractForm;
  return (
    <Form of={contractForm} verb={t('organization.holder.appointVerb')} onCancel={onCancel}>
      <TermFields of={form}>
        <Radio.Group label={t('organization.holder.kind')} {...form.getInputProps('kind')}>
          <div className={styles.kinds}>
            {holderKinds.map((kind) => (
              <Radio key={kind} value={kind} label={t(`organization.holderKind.${kind}`)} />
            ))}
          </div>
        </Radio.Group>
      </TermFields>
      <TextInput
        label={t('organization.holder.decree')}
        placeholder="821.22/145/2026"
        {...form.getInputProps('decreeNumber')}
      />
    </Form>
  );
}
