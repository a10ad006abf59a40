import { found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { Permission } from '#core/contract/permission.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { rootUnit, unitsUnder } from '#modules/organization/server/organization.api.ts';
import { attendanceManage } from '../contract/permissions.ts';
import { unitsWith } from './policy.ts';

/** True for who manages the attendance of the whole agency. */
export async function managesAgency({ tx, actor }: TxContext): Promise<boolean> {
  return holds(actor, attendanceManage, [found(await rootUnit(tx)).id]);
}

/** The units on which one of the rights is held, with all below them. */
export function unitsInReach({ tx, actor }: TxContext, ...rights: Permission[]): Promise<UnitId[]> {
  return unitsUnder(tx, unitsWith(actor, ...rights));
}
