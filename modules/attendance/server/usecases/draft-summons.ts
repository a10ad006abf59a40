import { fail, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { employeesByIds } from '#modules/organization/server/organization.api.ts';
import type { recaps } from '../../contract/recaps.ts';
import { countedUpTo, disciplineOf } from '../discipline.ts';
import { todayOf } from '../managed-place.ts';
import { loadToDecide } from '../subjects.ts';

/** The draft of a letter of summons, as text; whether there is one to be sent is up to people. */
export async function draftSummons(
  ctx: TxContext,
  input: InputOf<typeof recaps.summons>,
): Promise<OutputOf<typeof recaps.summons>> {
  const { personId } = await loadToDecide(ctx, input.personId);
  const { known, finding } = await latestReached(ctx, personId);
  const person = found((await employeesByIds(ctx.tx, [personId])).get(personId));
  const word = (key: string, params: Record<string, unknown> = {}) =>
    ctx.locales.text(ctx.locale, `attendance.${key}`, params);
  const { year } = known.count;
  const list = known.days
    .filter(({ absentHalves, day }) => absentHalves > 0 && day.startsWith(String(year)))
    .map(({ day }) => written(day, ctx.locale))
    .join(', ');
  const days = String(finding.days);
  const counted = word(`discipline.${finding.counted}`);
  return {
    text: [
      ...[word('summons.title'), word('summons.number'), '', word('summons.opening')],
      ...[word('summons.name', { name: person.name }), word('summons.nip', { nip: person.nip ?? '-' }), ''],
      word('summons.purpose', { days, counted, year: String(year), basis: finding.basis }),
      ...[word('summons.days', { list }), word('summons.when'), '', word('summons.note')],
    ].join('\n'),
  };
}

/** @throws attendance.nothing-reached */
async function latestReached(ctx: TxContext, personId: PersonId) {
  for (const until of countedUpTo(todayOf(ctx))) {
    const known = (await disciplineOf(ctx.tx, until, [personId])).get(personId);
    const finding = known?.count.reached.at(-1);
    if (known && finding) return { known, finding };
  }
  return fail('attendance.nothing-reached');
}

/** `3 November 2026` */
function written(day: string, locale: string): string {
  const words = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
  return words.format(new Date(`${day}T00:00:00Z`));
}
