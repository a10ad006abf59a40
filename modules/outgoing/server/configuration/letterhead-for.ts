import type { OfficeZone } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { currentAgency, unitLine } from '#modules/organization/server/organization.api.ts';
import type { Letterhead } from '../rules/paper/letter-facts.ts';
import { letterheadByDefault, placeByDefault } from '../rules/paper/letterhead-by-default.ts';
import { letterheadsOn } from './letterheads.queries.ts';

export interface HeadQuestion {
  /** The unit of the issuing post. */
  unitId: UnitId;
  /** Null: a letter without a head still has a place where it is made. */
  form: 'post' | 'agency' | null;
  /** Of the agency's calendar. */
  day: string;
  /** What stands for `{jabatan}` in the lines: the title of who issues the letter. */
  issuingPost: string;
}

export interface HeadAnswer {
  letterhead: Letterhead | null;
  agency: { name: string; place: string; zone: OfficeZone };
}

/**
 * The letterhead of the unit or of the nearest above it that has one of this form, else one made from the names of the
 * agency and the unit; and the place of the nearest that says one.
 */
export async function letterheadFor(tx: Tx, question: HeadQuestion): Promise<HeadAnswer> {
  const { unitId, form, day, issuingPost } = question;
  const [line, agencyRow] = await Promise.all([unitLine(tx, unitId), currentAgency(tx)]);
  const agency = found(agencyRow);
  const heads = await letterheadsOn(
    tx,
    line.map(({ id }) => id),
    day,
  );
  const place = heads.find((head) => head.place !== null)?.place ?? placeByDefault(agency.name);
  const entered = heads.find((head) => head.form === form);
  return {
    letterhead:
      form &&
      (entered
        ? {
            form,
            lines: entered.lines.map((text) => text.replaceAll('{jabatan}', issuingPost)),
            address: entered.address,
            emblem: entered.emblem,
          }
        : letterheadByDefault(form, agency.name, line, issuingPost)),
    agency: { name: agency.name, place, zone: agency.zone },
  };
}
