import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { posts } from '#modules/organization/contract/posts.ts';
import { useOperation } from '#office/data/use-operation.ts';
import type { FieldInputProps } from './field.tsx';
import styles from './letter-form.module.css';
import type { PickedPost } from './picked-posts.ts';

interface PostPickerProps extends FieldInputProps {
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
export function PostPicker({ offered = [], ...props }: PostPickerProps) {
  const { t } = useTranslation();
  const chosen = (props.value ?? []) as readonly string[];
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim().slice(0, 100), 150);
  const found = usePosts(asked);
  for (const post of [...offered, ...found]) known.set(post.id, post);
  const first = typed.trim() === '' ? offered.map(({ id }) => id) : [];
  const ids = [...new Set([...first, ...found.map(({ id }) => id), ...chosen])];
  return (
    <MultiSelect<string>
      {...props}
      value={chosen as string[]}
      data={knownPosts(ids).map(({ id, name }) => ({ value: id, label: name }))}
      classNames={{
        input: styles.many ?? '',
        inputField: styles.manyField ?? '',
        options: styles.options ?? '',
      }}
      searchable
      hidePickedOptions
      openOnFocus={false}
      selectFirstOptionOnChange={typed.trim() !== ''}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      placeholder={chosen.length === 0 ? t('letters.posts.find') : ''}
      nothingFoundMessage={
        typed.trim() !== '' && asked === typed.trim() ? t('letters.posts.none') : undefined
      }
      renderOption={({ option }) => <PostOption post={known.get(option.value)} />}
      withScrollArea={false}
      autoComplete="off"
    />
  );
}

/** Posts in force that fit the words, the highest first; the highest of all for no words. */
export function usePosts(words: string): PickedPost[] {
  const { data } = useOperation(
    posts.search,
    { ...(words ? { search: words } : {}), limit: 20 },
    { keepPrevious: true },
  );
  return (data?.items ?? []).map(({ id, name, unitName, holder }) => ({
    id,
    name,
    unitName,
    holderName: holder?.name ?? null,
  }));
}

function PostOption({ post }: { post: PickedPost | undefined }) {
  const { t } = useTranslation();
  if (!post) return null;
  return (
    <span className={styles.option}>
      <span className={styles.optionName}>{post.name}</span>
      <span className={styles.optionDetail}>
        {[post.holderName ?? t('office.person.vacant'), post.unitName].join(' · ')}
      </span>
    </span>
  );
}
