import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { IngestSource, IngestState } from './ingest-terms.ts';

/** Names of files stay in the ingest, behind its rights. */
export const ingestOpened = event({
  type: 'ingest.opened',
  version: 1,
  payload: z.object({ source: IngestSource }),
});
export const ingestChanged = event({
  type: 'ingest.changed',
  version: 1,
  payload: z.object({ state: IngestState }),
});
/** Documents came to it, or were mended or decided on by a person. */
export const ingestItemsChanged = event({
  type: 'ingest-items.changed',
  version: 1,
  payload: z.object({ items: z.int() }),
});

export const ingestEvents = [ingestOpened, ingestChanged, ingestItemsChanged];
