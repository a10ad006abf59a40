import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { posts } from '#modules/organization/contract/posts.ts';
import { offeredNow } from '#office/data/offered-now.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { foundOptions, OptionWords } from '#office/design/form/found-options.tsx';
import { usePatientEnter } from '#office/design/form/use-patient-enter.ts';
import type { FieldInputProps } from './field.tsx';
import styles from './letter-form.module.css';
import type { PickedPost } from './picked-posts.ts';

interface PostsPickerProps extends FieldInputProps {
  /** Posts that are offered before anything is typed. */
  offered?: readonly PickedPost[];
  /** Takes the focus when its dialog opens. */
  'data-autofocus'?: boolean;
}

/** Every post that was seen here, so that a chosen one keeps its name when the search goes on. */
const known = new Map<string, PickedPost>();

export function knownPosts(ids: readonly string[]): PickedPost[] {
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** Posts, found by their name, unit or holder. */
export function PostsPicker({ offered = [], ...props }: PostsPickerProps) {
  const { t } = useTranslation();
  const chosen = (props.value ?? []) as readonly string[];
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim().slice(0, 100), 150);
  const { items: found, settled, waits } = offeredNow(useFoundPosts(asked), asked, typed, wordsOf);
  for (const post of [...offered, ...found]) known.set(post.id, post);
  const first = typed.trim() === '' ? offered.map(({ id }) => id) : [];
  const ids = [...new Set([...first, ...found.map(({ id }) => id), ...chosen])];
  return (
    <MultiSelect<string>
      {...props}
      value={chosen as string[]}
      data={knownPosts(ids).map(({ id, name }) => ({ value: id, label: name }))}
      wrapperProps={usePatientEnter(waits)}
      {...foundOptions}
      classNames={{
        ...foundOptions.classNames,
        input: styles.many ?? '',
        inputField: styles.manyField ?? '',
      }}
      hidePickedOptions
      openOnFocus={false}
      selectFirstOptionOnChange={settled && typed.trim() !== ''}
      searchValue={typed}
      onSearchChange={setTyped}
      placeholder={chosen.length === 0 ? t('letters.posts.find') : ''}
      nothingFoundMessage={typed.trim() !== '' && settled ? t('letters.posts.none') : undefined}
      renderOption={({ option }) => <PostOption post={known.get(option.value)} />}
    />
  );
}

/** Posts in force that fit the words, the highest first; the highest of all for no words. */
export function usePosts(words: string): readonly PickedPost[] {
  return useFoundPosts(words).data?.items ?? [];
}

function useFoundPosts(words: string) {
  const { data, isPlaceholderData, isFetching } = useOperation(
    posts.search,
    { ...(words ? { search: words } : {}), limit: 20 },
    { keepPrevious: true },
  );
  const items = data?.items.map(
    ({ id, name, unitName, holder }): PickedPost => ({
      id,
      name,
      unitName,
      holderName: holder?.name ?? null,
    }),
  );
  return { data: items && { items }, isPlaceholderData, isFetching };
}

const wordsOf = ({ name, unitName, holderName }: PickedPost) => `${name} ${unitName} ${holderName ?? ''}`;

function PostOption({ post }: { post: PickedPost | undefined }) {
  const { t } = useTranslation();
  if (!post) return null;
  return (
    <OptionWords
      name={post.name}
      detail={[post.holderName ?? t('office.person.vacant'), post.unitName].join(' · ')}
    />
  );
}
