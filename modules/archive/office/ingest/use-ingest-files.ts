import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { callOnce } from '#office/data/call-once.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { useUploads } from '#office/design/upload/use-uploads.ts';
import { ingests } from '../../contract/ingest.ts';
import type { IngestId } from '../../contract/ingest-terms.ts';

/** Files that become items as soon as each has arrived: nothing is lost when the page is left in the middle. */
export function useIngestFiles(ingestId: IngestId) {
  const uploads = useUploads();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const busy = useRef(false);
  const sent = uploads.items.filter(({ state }) => state === 'sent').slice(0, 20);
  useEffect(() => {
    if (busy.current || fault || sent.length === 0) return;
    busy.current = true;
    const fileIds = sent.flatMap((item) => item.sent?.fileId ?? []);
    void callOnce(ingests.add, { ingestId, fileIds })
      .then(() => {
        for (const { key } of sent) uploads.remove(key);
        void staleByOperation(queries, ['archive.show-ingest', 'archive.list-ingest']);
      })
      .catch(setFault)
      .finally(() => {
        busy.current = false;
      });
  });
  return { uploads, fault, again: () => setFault(null) };
}
