import { call } from '#office/data/client.ts';
import { usePostTitle } from '#office/design/person-post.tsx';
import { formatNip } from '#office/format/format.ts';
import { people } from '../../contract/people.ts';
import { FindSelect, type FindSelectProps } from './find-select.tsx';

const shown = 20;

/** Chooses a person by name or NIP, among those whom one may see. */
export function PersonPicker(props: Omit<FindSelectProps, 'of' | 'find'>) {
  const titleOf = usePostTitle();
  return (
    <FindSelect
      {...props}
      of="people"
      find={async (text, signal) => {
        const { items } = await call(
          people.list,
          { ...(text ? { search: text } : {}), limit: shown },
          { signal },
        );
        return items
          .filter(({ activeUntil }) => activeUntil === null)
          .map(({ id, fullName, nip, posts }) => ({
            value: id,
            label: fullName,
            detail: [nip ? formatNip(nip) : '', titleOf(posts[0]?.name, posts[0]?.capacity)]
              .filter(Boolean)
              .join(' · '),
          }));
      }}
    />
  );
}
