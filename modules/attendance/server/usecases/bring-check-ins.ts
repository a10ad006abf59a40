import { AppError } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { checkIns } from '../../contract/check-ins.ts';
import { type Scene, setScene } from '../check-in-scene.ts';
import { type Brought, takeCheckIn } from '../take-check-in.ts';
import { giveTicket } from '../time-tickets.ts';

type Output = OutputOf<typeof checkIns.bring>;

/** Takes check-ins that were kept on a device, each for itself. */
export async function bringCheckIns(
  ctx: TxContext,
  { items }: InputOf<typeof checkIns.bring>,
): Promise<Output> {
  const scene = await setScene(
    ctx,
    items.map(({ statement }) => statement),
  );
  // In one order, so that two that bring the same ones at once wait for each other and never both.
  const ordered = [...items].sort((one, other) =>
    one.statement.checkInId < other.statement.checkInId ? -1 : 1,
  );
  const answers = new Map<Brought, Output['items'][number]>();
  for (const item of ordered) answers.set(item, await bring(ctx, scene, item));
  const open = items.find(({ statement }) => scene.devices.get(statement.deviceId)?.ended === false);
  return {
    items: items.map((item) => answers.get(item)!),
    ticket: open ? giveTicket(ctx, open.statement.deviceId) : null,
  };
}

async function bring(ctx: TxContext, scene: Scene, item: Brought): Promise<Output['items'][number]> {
  const id = item.statement.checkInId;
  try {
    return { id, error: null, ...(await takeCheckIn(ctx, scene, item, false)) };
  } catch (error) {
    // It is complained of before anything of it is written, so that the others stand.
    const refused = error instanceof AppError && /^(attendance|files)\./.test(error.code);
    if (!refused) throw error;
    return { id, outcome: 'refused', error: error.code, checkIn: null };
  }
}
