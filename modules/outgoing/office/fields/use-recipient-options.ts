import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { posts } from '#modules/organization/contract/posts.ts';
import { matchScore } from '#office/data/match.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { reachableAgencies } from '../../contract/agencies.ts';
import { distribution } from '../../contract/distribution.ts';
import { hiddenBehind, type RecipientGroup, typedOptions } from './recipient-options.ts';

const offered = 6;

/** What fits the words: posts of the house, agencies of the installation, distribution lists, and the words themselves. */
export function useRecipientOptions(typed: string): {
  groups: readonly RecipientGroup[];
  searching: boolean;
} {
  const { t } = useTranslation();
  const words = typed.trim().slice(0, 100);
  const [asked] = useDebouncedValue(words, 150);
  const found = useOperation(
    posts.search,
    { ...(asked ? { search: asked } : {}), limit: 8 },
    { keepPrevious: true },
  );
  const agencies = useOperation(reachableAgencies.list, {});
  const lists = useOperation(distribution.list, {});
  const searching = asked !== words || found.isPlaceholderData || found.isPending;
  const fits = (name: string) => words === '' || matchScore(words, name) > 0;
  const groups: RecipientGroup[] = [
    {
      name: 'lists',
      options: (lists.data?.items ?? [])
        .filter(({ name }) => fits(name))
        .slice(0, offered)
        .map(({ id, name, blind, recipients }) => ({
          value: `list:${id}`,
          label: name,
          detail: t(blind ? 'outgoing.recipients.hiddenListOf' : 'outgoing.recipients.listOf', {
            count: recipients.length,
          }),
          recipients: blind ? hiddenBehind(name, recipients) : recipients,
        })),
    },
    {
      name: 'posts',
      options: (searching ? [] : (found.data?.items ?? [])).map(({ id, name, unitName, holder }) => ({
        value: `post:${id}`,
        label: name,
        detail: `${holder?.name ?? t('office.person.vacant')} · ${unitName}`,
        recipients: [{ channel: 'post', postId: id, name: null }],
      })),
    },
    {
      name: 'agencies',
      options: (agencies.data?.items ?? [])
        .filter(({ name }) => fits(name))
        .slice(0, offered)
        .map(({ id, name }) => ({
          value: `agency:${id}`,
          label: name,
          recipients: [{ channel: 'agency', agencyId: id, name: null }],
        })),
    },
    // Nobody takes a post for a letter on paper because it was not found yet.
    { name: 'typed', options: searching ? [] : typedOptions(typed) },
  ];
  return { groups: groups.filter(({ options }) => options.length > 0), searching };
}
