import { useQuery } from '@tanstack/react-query';
import { useModules } from '../shell/office-modules.ts';
import { loadTexts } from './language.ts';

/** Loads the texts of all modules, where rights of all are put into words. True once they are there. */
export function useAllTexts(): boolean {
  const modules = useModules();
  const { isPending } = useQuery({
    queryKey: ['texts.all'],
    queryFn: async () => {
      await Promise.all(modules.map(({ name }) => loadTexts(name)));
      return true;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return !isPending;
}
