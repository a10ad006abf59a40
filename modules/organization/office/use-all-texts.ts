import { useQuery } from '@tanstack/react-query';
import { loadTexts } from '#office/i18n/language.ts';
import { useModules } from '#office/shell/office-modules.ts';

/** Loads the texts of all modules, where rights of all are put into words. True once they are there. */
export function useAllTexts(): boolean {
  const modules = useModules();
  const { isPending } = useQuery({
    queryKey: ['office.all-texts'],
    queryFn: async () => {
      await Promise.all(modules.map(({ name }) => loadTexts(name)));
      return true;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return !isPending;
}
