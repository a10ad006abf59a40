import type { House } from '#app/house.ts';
import { operatorLocale, operatorText } from '#app/operator-texts.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import {
  usualGroup,
  type WitnessesView,
  WitnessGroup,
  type WitnessView,
} from '#modules/ledger/contract/witnesses.ts';
import {
  admitWitness,
  askNow,
  decideQuorum,
  dismissWitness,
  presentWitnesses,
} from '#modules/ledger/server/ledger.api.ts';
import type { AgencyAtWork } from './at-agency.ts';
import { UsageError } from './usage-error.ts';

/** What was said after the name of an act of `ledger`. */
export interface Given {
  words: readonly string[];
  reason?: string | undefined;
  group?: string | undefined;
  json?: boolean | undefined;
}

/** An act whose arguments are in order. */
export type Work = (agency: AgencyAtWork, house: House) => Promise<void>;

const acts: Record<string, (given: Given) => Work> = { list, add, remove };

/** `ledger witnesses list|add VKEY ADDRESS|remove NAME`: who cosigns the logs. */
export function witnesses({ words: [name = 'list', ...words], ...given }: Given): Work {
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!act) throw new UsageError();
  return act({ ...given, words });
}

/** `ledger quorum N|advised [--group GROUP]`: how many of a group are enough. */
export function quorum({ words: [count = '', ...others], ...given }: Given): Work {
  const needs = count === 'advised' ? null : Number(count);
  const isCount = needs === null || (Number.isInteger(needs) && needs >= 1 && needs <= 100);
  if (!isCount || others.length > 0) throw new UsageError(operatorText('ledger.quorum-needed'));
  const group = groupIn(given);
  return async ({ ctx }, house) => {
    const view = await ctx.transact('write', async (inner) => {
      await decideQuorum(inner, { group, needs });
      return presentWitnesses(inner);
    });
    console.log(promised(view, house));
  };
}

function list({ words, json }: Given): Work {
  if (words.length > 0) throw new UsageError();
  return async ({ ctx }, house) => {
    const view = await ctx.transact('read', presentWitnesses);
    console.log(json ? JSON.stringify(view) : inWords(view, house));
  };
}

/** Adds a witness, asks it at once and says what it answers. */
function add({ words: [vkey, address = '', ...others], ...given }: Given): Work {
  if (!vkey || !URL.canParse(address) || others.length > 0)
    throw new UsageError(operatorText('ledger.witness-needed'));
  const group = groupIn(given);
  return async ({ ctx }, house) => {
    const { id, view } = await ctx.transact('write', async (inner) => {
      const id = await admitWitness(inner, { vkey, address, group });
      return { id, view: await presentWitnesses(inner) };
    });
    const { answers } = await askNow(ctx, house.tiles, id);
    const lines = answers.map(({ stream, answer }) => `${stream}: ${text(house, `ledger.answer.${answer}`)}`);
    console.log([promised(view, house), ...lines].join('\n'));
  };
}

function remove({ words: [name, ...others] }: Given): Work {
  if (!name || others.length > 0) throw new UsageError();
  return async ({ ctx }, house) => {
    const view = await ctx.transact('write', async (inner) => {
      const asked = askedIn(await presentWitnesses(inner));
      const found = asked.filter((one) => one.name === name || one.vkey === name || one.id === name);
      if (found.length !== 1)
        throw new OperatorError(
          operatorText('ledger.witness-unknown', { name, known: asked.map((one) => one.name).join(', ') }),
        );
      await dismissWitness(inner, found[0]!.id);
      return presentWitnesses(inner);
    });
    console.log(promised(view, house));
  };
}

function groupIn({ group = usualGroup }: Pick<Given, 'group'>): string {
  if (!WitnessGroup.safeParse(group).success) throw new UsageError(operatorText('ledger.group-malformed'));
  return group;
}

const text = ({ services }: House, key: string): string => services.locales.text(operatorLocale(), key);
const askedIn = (view: WitnessesView) => view.witnesses.filter(({ removedAt }) => removedAt === null);

/** How many are enough of each group, what that does not promise, and the number of the policy. */
function promised({ policy: { number, groups, warnings } }: WitnessesView, house: House): string {
  return [
    ...groups.map((group) => operatorText('ledger.quorum', { ...group })),
    ...warnings.map((warning) => `! ${text(house, `ledger.warning.${warning}`)}`),
    ...(number === null ? [] : [operatorText('ledger.policy', { number })]),
  ].join('\n');
}

function inWords(view: WitnessesView, house: House): string {
  return [
    ...askedIn(view).flatMap(linesOf),
    promised(view, house),
    ...(view.logs.length > 0 ? [operatorText('ledger.believe')] : []),
    ...view.logs.flatMap(({ vkeys }) => vkeys.map((vkey) => `  ${vkey}`)),
  ].join('\n');
}

function linesOf({ name, address, group, seen }: WitnessView): string[] {
  const told = seen.map(({ late, waitsSince, cosignedAt, ...one }) => {
    if (late) return operatorText('ledger.witness-late', { ...one, since: waitsSince });
    return operatorText(cosignedAt ? 'ledger.witness-saw' : 'ledger.witness-new', { ...one, at: cosignedAt });
  });
  return [`${name}  ${address}  (${group})`, ...told.map((line) => `  ${line}`)];
}
