import { base64Of } from '#core/transparency/bytes.ts';
import type { CheckpointView } from '../contract/ledger.ts';
import type { ShownCheckpoint } from './state.queries.ts';

export function presentCheckpoint(row: ShownCheckpoint): CheckpointView {
  return {
    size: row.size,
    root: base64Of(row.root),
    madeAt: row.madeAt.toISOString(),
    signedAt: row.signedAt?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    cosignatures: row.cosignatures,
  };
}
