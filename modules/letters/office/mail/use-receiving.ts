import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileId } from '#core/contract/ids.ts';
import { mayPass } from '#office/data/query-client.ts';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import type { UploadItem, Uploads } from '#office/design/upload/use-uploads.ts';
import { letters } from '../../contract/letters.ts';
import type { EnteredChannel } from '../../contract/terms.ts';

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
  channelOf: (items: readonly UploadItem[]) => EnteredChannel,
): Receiving {
  const { t } = useTranslation();
  const receive = useAct(letters.receive, { stales: ['letters.list-intakes', 'letters.counters'] });
  const taken = useRef(new Set<string>());
  const [faults, setFaults] = useState<ReadonlyMap<string, unknown>>(new Map());
  // A file that was taken off the list takes its fault along.
  const failed = uploads.items.filter(({ key }) => faults.has(key));
  const rests = failed.some(({ key }) => mayPass(faults.get(key)));

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
      setFaults((before) => new Map([...before, ...items.map(({ key }) => [key, fault] as const)]));
    }
  };

  // One that was refused holds up no other; where no answer comes the others would find none either.
  useEffect(() => {
    if (!atOnce || receive.isPending || rests) return;
    const next = uploads.items.find(({ state, key }) => state === 'sent' && !taken.current.has(key));
    if (next) void take([next]);
  });

  return {
    busy: receive.isPending,
    error: failed.length > 0 ? faults.get(failed[0]?.key ?? '') : null,
    retry: () => {
      for (const { key } of failed) taken.current.delete(key);
      setFaults(new Map());
      if (!atOnce) void take(failed);
    },
    receiveTogether: () => {
      setFaults(new Map());
      void take(uploads.items);
    },
  };
}
