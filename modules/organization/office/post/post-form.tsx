import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import type { ContractForm } from '#office/design/form/use-contract-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { posts } from '../../contract/posts.ts';
import { type PostKind, postKinds } from '../../contract/shapes.ts';
import { postPath } from '../addresses.ts';
import { changedOnly } from '../changed-only.ts';
import type { FoundOption } from '../pick/find-select.tsx';
import { PostPicker } from '../pick/post-picker.tsx';
import { UnitPicker } from '../pick/unit-picker.tsx';
import { SortOrderField } from '../sort-order-field.tsx';
import { organizationAnswers } from '../stale-answers.ts';
import { hintBelow, wideField } from '../wide-field.ts';
import { dayIn } from '../zone-day.ts';

/** A post as its page shows it. */
export type PostView = OutputOf<typeof posts.open>;

interface PostValues extends Record<string, unknown> {
  unitId: string | null;
  superiorId: string | null;
  code: string;
  name: string;
  kind: PostKind;
  isHead: boolean;
  echelon: string;
  sortOrder: number;
  activeFrom: string;
}

/** Eselon I to V, each in two steps (PP 100/2000 jo. 13/2002). */
const echelons = ['I', 'II', 'III', 'IV', 'V'].flatMap((tier) => [`${tier}.a`, `${tier}.b`]);

const atFields = faultInField({
  'organization.post-code-taken': 'code',
  'organization.unit-has-head': 'isHead',
  'organization.post-loop': 'superiorId',
  'organization.unit-closed': 'unitId',
  'organization.post-closed': 'superiorId',
});

const sentOf = <Values extends Pick<PostValues, 'code' | 'echelon'>>(values: Values) => ({
  ...values,
  code: orNull(values.code),
  echelon: orNull(values.echelon),
});

/** A new post in a unit; then its page, where somebody is appointed to it. */
export function NewPostForm({ unit, onCancel }: { unit: FoundOption; onCancel: () => void }) {
  const { t } = useTranslation();
  const { agency } = useSession();
  const navigate = useNavigate();
  const initial: PostValues = {
    unitId: unit.value,
    superiorId: null,
    code: '',
    name: '',
    kind: 'executive',
    isHead: false,
    echelon: '',
    sortOrder: 0,
    activeFrom: dayIn(agency.zone, new Date()),
  };
  const form = useActForm(posts.create, {
    initial,
    shape: sentOf,
    stales: organizationAnswers,
    atFields,
    onDone: (post) => {
      toast(t('organization.post.created', { post: post.name }));
      return navigate({ to: postPath(post.id) });
    },
  });
  return (
    <Form of={form} verb={t('organization.post.createVerb')} onCancel={onCancel} wide>
      <PostFields of={form} unit={unit} superior={null} />
      <DayField label={t('organization.activeFrom')} {...form.form.getInputProps('activeFrom')} required />
    </Form>
  );
}

interface ChangePostFormProps {
  post: PostView;
  onDone: () => void;
  onCancel: () => void;
}

/** Changes a post; under another superior it takes along all who report to it. */
export function ChangePostForm({ post, onDone, onCancel }: ChangePostFormProps) {
  const { t } = useTranslation();
  const { name, kind, isHead, sortOrder, activeFrom } = post;
  const [initial] = useState<PostValues>({
    ...{ name, kind, isHead, sortOrder, activeFrom },
    unitId: post.unitId,
    superiorId: post.superior?.id ?? null,
    code: post.code ?? '',
    echelon: post.echelon ?? '',
  });
  const form = useActForm(posts.change, {
    initial,
    shape: (values) => {
      const { activeFrom: _since, ...changed } = changedOnly(sentOf(initial), sentOf(values));
      return { ...changed, postId: post.id };
    },
    stales: organizationAnswers,
    atFields,
    onDone: () => {
      toast(t('organization.changed'));
      onDone();
    },
  });
  const superior = post.superior && {
    value: post.superior.id,
    label: post.superior.name,
    detail: post.superior.unitName,
  };
  return (
    <Form of={form} verb={t('organization.save')} onCancel={onCancel} wide>
      <PostFields
        of={form}
        unit={{ value: post.unitId, label: post.unitName }}
        superior={superior}
        postId={post.id}
      />
    </Form>
  );
}

interface PostFieldsProps {
  of: ContractForm<PostValues>;
  unit: FoundOption;
  superior: FoundOption | null;
  postId?: string;
}

function PostFields({ of: { form }, unit, superior, postId }: PostFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('organization.post.name')}
        {...hintBelow}
        description={t('organization.post.nameHint')}
        {...form.getInputProps('name')}
        {...wideField}
        required
        data-autofocus
      />
      <UnitPicker
        label={t('organization.unit.one')}
        chosen={unit}
        where={({ can }) => can.managePosts}
        {...form.getInputProps('unitId')}
        {...wideField}
        required
      />
      <PostPicker
        label={t('organization.post.superior')}
        {...hintBelow}
        description={t('organization.post.superiorHint')}
        chosen={superior}
        clearable
        clearButtonProps={{ 'aria-label': t('organization.post.noSuperior') }}
        {...(postId ? { without: postId } : {})}
        {...form.getInputProps('superiorId')}
        {...wideField}
      />
      <NativeSelect
        label={t('organization.post.kind')}
        data={postKinds.map((value) => ({ value, label: t(`organization.postKind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <NativeSelect
        label={t('organization.post.echelon')}
        data={[{ value: '', label: t('organization.post.noEchelon') }, ...echelons]}
        {...form.getInputProps('echelon')}
      />
      <TextInput
        label={t('organization.post.code')}
        {...hintBelow}
        description={t('organization.post.codeHint')}
        {...form.getInputProps('code')}
      />
      <SortOrderField {...form.getInputProps('sortOrder')} />
      <Switch
        label={t('organization.post.isHead')}
        {...form.getInputProps('isHead', { type: 'checkbox' })}
        {...wideField}
      />
    </>
  );
}
