import { NativeSelect } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

interface ActAsProps {
  posts: readonly { id: string; name: string }[];
  input: GetInputPropsReturnType;
}

/** Through which of their posts a person acts; asked only where there is a choice. */
export function ActAs({ posts, input }: ActAsProps) {
  const { t } = useTranslation();
  if (posts.length < 2) return null;
  return (
    <NativeSelect
      label={t('letters.act.as')}
      data={posts.map(({ id, name }) => ({ value: id, label: name }))}
      {...input}
    />
  );
}
