import { useTranslation } from 'react-i18next';
import { useSession } from '#office/session/use-session.ts';
import type { FieldInputProps } from './field.tsx';
import { type PickedPost, recentPosts, wordsOfAddressee } from './picked-posts.ts';
import { PostsPicker, usePosts } from './posts-picker.tsx';
import { QuickPicks } from './quick-picks.tsx';

interface AddresseeFieldProps extends FieldInputProps {
  /** Whom the letter itself names. */
  addressedTo: string;
}

/** The posts that the letter is passed to; first whom the letter names, then those of the last letters. */
export function AddresseeField({ addressedTo, ...props }: AddresseeFieldProps) {
  const { t } = useTranslation();
  const { person } = useSession();
  const chosen = (props.value ?? []) as readonly string[];
  const words = wordsOfAddressee(addressedTo);
  const named = usePosts(words).slice(0, words ? 1 : 0);
  const offered = unique([...named, ...recentPosts(person.id)]).slice(0, 4);
  const pick = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
    props.onChange(next);
  };
  return (
    <>
      <PostsPicker {...props} offered={offered} />
      <QuickPicks
        label={t('letters.posts.offered')}
        picks={offered.map(({ id, name, unitName }) => ({ value: id, label: name, title: unitName }))}
        chosen={chosen}
        onPick={pick}
      />
    </>
  );
}

function unique(posts: readonly PickedPost[]): PickedPost[] {
  return [...new Map(posts.map((post) => [post.id, post])).values()];
}
