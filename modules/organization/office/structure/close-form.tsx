import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { posts } from '../../contract/posts.ts';
import type { UnitView } from '../../contract/shapes.ts';
import { units } from '../../contract/units.ts';
import { organizationAnswers } from '../stale-answers.ts';
import { dayIn } from '../zone-day.ts';

interface CloseFormProps {
  /** What becomes of it, in words. */
  hint: string;
  send: (activeUntil: string) => Promise<unknown>;
  onDone: () => void;
  onCancel: () => void;
}

interface CloseProps {
  onDone: () => void;
  onCancel: () => void;
}

/** Asks for the last day of a unit. */
export function CloseUnitForm({ unit, ...rest }: CloseProps & { unit: UnitView }) {
  const { t } = useTranslation();
  const close = useAct(units.close, { stales: organizationAnswers });
  return (
    <CloseForm
      {...rest}
      hint={t('organization.unit.closeHint', { unit: unit.name })}
      send={(activeUntil) => close.mutateAsync({ unitId: unit.id, activeUntil })}
    />
  );
}

/** Asks for the last day of a post. */
export function ClosePostForm({ post, ...rest }: CloseProps & { post: { id: PostId; name: string } }) {
  const { t } = useTranslation();
  const close = useAct(posts.close, { stales: organizationAnswers });
  return (
    <CloseForm
      {...rest}
      hint={t('organization.post.closeHint', { post: post.name })}
      send={(activeUntil) => close.mutateAsync({ postId: post.id, activeUntil })}
    />
  );
}

function CloseForm({ hint, send, onDone, onCancel }: CloseFormProps) {
  const { t } = useTranslation();
  const { agency } = useSession();
  const form = useContractForm<{ activeUntil: string }>({
    schema: posts.close.input.pick({ activeUntil: true }),
    initial: { activeUntil: dayIn(agency.zone, new Date()) },
    submit: async ({ activeUntil }) => {
      await send(activeUntil).catch(faultInField({ 'organization.period-reversed': 'activeUntil' }));
      toast(t('organization.closed'));
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('organization.closeVerb')} onCancel={onCancel}>
      <p>{hint}</p>
      <TextInput
        type="date"
        label={t('organization.lastDay')}
        {...form.form.getInputProps('activeUntil')}
        required
        data-autofocus
      />
    </Form>
  );
}
