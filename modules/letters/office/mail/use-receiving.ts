import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import type { UploadItem, Uploads } from '#office/design/upload/use-uploads.ts';
import { letters } from '../../contract/letters.ts';
import type { Channel } from '../../contract/terms.ts';

export interface Receiving {
  busy: boolean;
  error: unknown;
  retry: () => void;
  receiveTogether: () => void;
}

/**
 * Turns files that have arrived into mail: each at once as a letter of its own, or all of them together when asked.
 * A file stays in the list until it is mail.
 */
export function useReceiving(
  uploads: Uploads,
  atOnce: boolean,
  channelOf: (items: readonly UploadItem[]) => Channel,
): Receiving {
  const { t } = useTranslation();
  const receive = useAct(letters.receive, { stales: ['letters.list-intakes', 'letters.counters'] });
  const taken = useRef(new Set<string>());
  const [error, setError] = useState<unknown>(null);
  const [failed, setFailed] = useState<readonly UploadItem[]>([]);

  const take = async (items: readonly UploadItem[]): Promise<void> => {
    if (items.length === 0) return;
    for (const { key } of items) taken.current.add(key);
    try {
      await receive.mutateAsync({
        fileIds: items.flatMap(({ sent }) => (sent ? [sent.fileId as FileId] : [])),
        channel: channelOf(items),
      });
      for (const { key } of items) uploads.remove(key);
      if (items.length > 1) toast(t('letters.intakes.received', { count: items.length }));
    } catch (fault) {
      setFailed(items);
      setError(fault);
    }
  };

  useEffect(() => {
    if (!atOnce || receive.isPending || error) return;
    const next = uploads.items.find(({ state, key }) => state === 'sent' && !taken.current.has(key));
    if (next) void take([next]);
  });

  return {
    busy: receive.isPending,
    error,
    retry: () => {
      setError(null);
      void take(failed.filter(({ key }) => uploads.items.some((item) => item.key === key)));
    },
    receiveTogether: () => void take(uploads.items),
  };
}
