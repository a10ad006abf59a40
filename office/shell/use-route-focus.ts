import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After a change of page the focus stands on its title, so that keyboard and screen reader begin where the eye does. */
export function useRouteFocus(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        const title = document.getElementById('page-title') ?? document.getElementById('main');
        title?.focus({ preventScroll: true });
      }),
    [router],
  );
}
