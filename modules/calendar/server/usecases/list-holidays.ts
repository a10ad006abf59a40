import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames, unitPath } from '#modules/organization/server/organization.api.ts';
import type { holidays } from '../../contract/holidays.ts';
import { namedUnit, presentHoliday, presentRamadan } from '../holidays.present.ts';
import { formerHolidays, holidaysOfYear, ramadansOfYear } from '../holidays.queries.ts';
import { mayManageAgency, mayManageUnit } from '../policy.ts';
import { rootOf } from '../who-manages.ts';

/** Holidays of a year, with what stood before. */
export async function listHolidays(
  { tx, actor }: TxContext,
  { year, ...input }: InputOf<typeof holidays.list>,
): Promise<OutputOf<typeof holidays.list>> {
  const unitId = input.unitId ?? actor.posts[0]?.unitId ?? null;
  const path = unitId ? await unitPath(tx, unitId) : [];
  const [root, names, items, former, ramadans] = await Promise.all([
    rootOf(tx),
    unitNames(tx, path),
    holidaysOfYear(tx, year, path),
    formerHolidays(tx, year, path),
    ramadansOfYear(tx, year),
  ]);
  const setNational = mayManageAgency(actor, root);
  const mayOn = (id: UnitId) => mayManageUnit(actor, path.slice(0, path.indexOf(id) + 1));
  return {
    unit: path.length > 0 ? namedUnit(unitId, names) : null,
    known: items.some((one) => one.unitId === null),
    items: items.map((one) =>
      presentHoliday(one, names, {
        national: setNational,
        regional: one.unitId !== null && mayOn(one.unitId),
      }),
    ),
    former: former.map(({ unitId: of, ...one }) => ({ ...one, unit: namedUnit(of, names) })),
    ramadans: ramadans.map(presentRamadan),
    can: { setNational, setRegional: mayManageUnit(actor, path) },
  };
}
