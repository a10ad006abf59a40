import { Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { holders } from '../../contract/posts.ts';
import { type HolderKind, holderKinds } from '../../contract/shapes.ts';
import { PersonPicker } from '../pick/person-picker.tsx';
import { organizationAnswers } from '../stale-answers.ts';
import { hintBelow } from '../wide-field.ts';
import { dayIn, endOfDay, startOfDay } from '../zone-day.ts';
import styles from './appoint-form.module.css';
import type { PostView } from './post-form.tsx';

/** Days as they are chosen, under the names of the instants that they become. */
interface AppointValues extends Record<string, unknown> {
  personId: string | null;
  kind: HolderKind;
  startsAt: string;
  endsAt: string;
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
  const appoint = useAct(holders.appoint, { stales: organizationAnswers });
  const isHeld = post.holders.some(({ kind, endsAt }) => kind === 'definitive' && endsAt === null);
  const shape = (values: AppointValues) => ({
    postId: post.id,
    personId: values.personId as PersonId,
    kind: values.kind,
    startsAt: startOfDay(zone, values.startsAt),
    endsAt: values.endsAt ? endOfDay(zone, values.endsAt) : null,
    decreeNumber: orNull(values.decreeNumber),
  });
  const contractForm = useContractForm<AppointValues>({
    schema: holders.appoint.input,
    initial: {
      personId: null,
      kind: isHeld ? 'plt' : 'definitive',
      startsAt: dayIn(zone, new Date()),
      endsAt: '',
      decreeNumber: '',
    },
    shape,
    submit: async (values) => {
      const holder = await appoint.mutateAsync(shape(values)).catch(atFields);
      toast(t('organization.holder.appointed', { person: holder.personName, post: holder.postName }));
      onDone();
    },
  });
  const { form } = contractForm;
  return (
    <Form of={contractForm} verb={t('organization.holder.appointVerb')} onCancel={onCancel}>
      <PersonPicker
        label={t('organization.person.one')}
        placeholder={t('organization.person.find')}
        {...form.getInputProps('personId')}
        required
        data-autofocus
      />
      <Radio.Group label={t('organization.holder.kind')} {...form.getInputProps('kind')}>
        <div className={styles.kinds}>
          {holderKinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`organization.holderKind.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
      <div className={styles.days}>
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
          min={form.values.startsAt}
          {...hintBelow}
          {...form.getInputProps('endsAt')}
        />
      </div>
      <TextInput
        label={t('organization.holder.decree')}
        placeholder="821.22/145/2026"
        {...form.getInputProps('decreeNumber')}
      />
    </Form>
  );
}
