import { useEffect } from 'react';

/** Names the document after the page: `Surat masuk · Pendopo`. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Pendopo` : 'Pendopo';
  }, [title]);
}
