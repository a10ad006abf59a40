import type { OutputOf } from '#core/contract/operation.ts';
import type { factors, PasskeyId } from '../contract/factors.ts';

type PasskeyView = OutputOf<typeof factors.addPasskey>;

export function presentPasskey(row: {
  id: string;
  name: string;
  backed_up: boolean;
  created_at: Date;
  used_at: Date | null;
}): PasskeyView {
  return {
    id: row.id as PasskeyId,
    name: row.name,
    backedUp: row.backed_up,
    createdAt: row.created_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
  };
}
