import { useTranslation } from 'react-i18next';
import { call } from '#office/data/client.ts';
import { posts } from '../../contract/posts.ts';
import { FindSelect, type FindSelectProps } from './find-select.tsx';

interface PostPickerProps extends Omit<FindSelectProps, 'of' | 'find'> {
  /** Left out of what is offered: a post is not its own superior. */
  without?: string;
}

const shown = 20;

/** Chooses a post by its name, its unit or who holds it. */
export function PostPicker({ without, ...props }: PostPickerProps) {
  const { t } = useTranslation();
  return (
    <FindSelect
      {...props}
      of="posts"
      find={async (text, signal) => {
        const { items } = await call(
          posts.search,
          { ...(text ? { search: text } : {}), limit: shown },
          { signal },
        );
        return items
          .filter(({ id }) => id !== without)
          .map(({ id, name, unitName, holder }) => ({
            value: id,
            label: name,
            detail: `${unitName} · ${holder?.name ?? t('organization.vacant')}`,
          }));
      }}
    />
  );
}
