import { useEffect, useRef, useState } from 'react';
import { type SentFile, sendFile } from './send-file.ts';

export interface UploadItem {
  key: string;
  file: File;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  share: number;
  error: unknown;
  sent: SentFile | null;
}

export interface Uploads {
  items: readonly UploadItem[];
  /** All that were chosen are there. */
  complete: boolean;
  add: (files: Iterable<File>) => void;
  retry: (key: string) => void;
  remove: (key: string) => void;
  clear: () => void;
}

/** Two at a time: enough to fill the line, few enough that one arrives soon. */
const together = 2;

/** Files on their way to the server. `onSent` hears of each that has arrived. */
export function useUploads(onSent?: (sent: SentFile) => void): Uploads {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const heard = useRef(onSent);
  heard.current = onSent;

  const change = (key: string, changes: Partial<UploadItem>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...changes } : item)));

  useEffect(() => {
    const next = items.find((item) => item.state === 'waiting' && !running.current.has(item.key));
    if (!next || running.current.size >= together) return;
    const { key, file } = next;
    const controller = new AbortController();
    running.current.set(key, controller);
    change(key, { state: 'sending', error: null });
    void sendFile(file, { signal: controller.signal, onProgress: (share) => change(key, { share }) })
      .then((sent) => {
        change(key, { state: 'sent', share: 1, sent });
        heard.current?.(sent);
      })
      .catch((error: unknown) => {
        if (!controller.signal.aborted) change(key, { state: 'failed', error });
      })
      .finally(() => {
        running.current.delete(key);
        setItems((before) => [...before]);
      });
  });

  useEffect(() => {
    const all = running.current;
    return () => {
      for (const controller of all.values()) controller.abort();
    };
  }, []);

  const unfinished = items.some((item) => item.state === 'sending' || item.state === 'waiting');
  useEffect(() => {
    if (!unfinished) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unfinished]);

  return {
    items,
    complete: items.length > 0 && items.every((item) => item.state === 'sent'),
    add: (files) => {
      const added = [...files].map((file) => ({
        key: crypto.getRandomValues(new Uint32Array(2)).join('-'),
        file,
        state: 'waiting' as const,
        share: 0,
        error: null,
        sent: null,
      }));
      setItems((before) => [...before, ...added]);
    },
    retry: (key) => change(key, { state: 'waiting', error: null }),
    remove: (key) => {
      running.current.get(key)?.abort();
      setItems((before) => before.filter((item) => item.key !== key));
    },
    clear: () => setItems([]),
  };
}
