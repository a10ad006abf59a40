import { expect, it } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import type { DispositionView } from '../../contract/views.ts';
import { actsOf, type GivingLine, giveInTurn, waitingLines } from './giving-run.ts';

const begun = waitingLines(
  ['a', 'b', 'c', 'd'].map((id) => ({ letterId: id as LetterId, agendaNumber: `${id}/2026`, subject: id })),
);
const actOn = (letterId: string) => ({ id: `act-${letterId}`, letterId }) as unknown as DispositionView;

/** A server that answers these letters with faults, and remembers what it was asked. */
function server(faults: Record<string, string> = {}) {
  const asked: string[] = [];
  const give = async (letterId: LetterId) => {
    asked.push(letterId);
    const code = faults[letterId];
    if (code) throw new AppError(code as never);
    return actOn(letterId);
  };
  return { asked, give };
}

const run = (
  lines: readonly GivingLine[],
  give: (id: LetterId) => Promise<DispositionView>,
  stopAfter = 99,
) => {
  let told = 0;
  const tell = () => {
    told += 1;
  };
  return giveInTurn(lines, { give, tell, stopped: () => told >= stopAfter });
};
const statesOf = (lines: readonly GivingLine[]) => lines.map(({ state }) => state);

it('a letter that is refused keeps its reason, and the others are given', async () => {
  const lines = await run(begun, server({ b: 'dispositions.already-given' }).give);
  expect(statesOf(lines)).toEqual(['given', 'refused', 'given', 'given']);
  expect((lines[1]!.fault as AppError).code).toBe('dispositions.already-given');
});

it('trying again gives only what was not given', async () => {
  const lines = await run(begun, server({ b: 'dispositions.already-given', d: 'core.busy' }).give);
  const again = server();
  expect(statesOf(await run(lines, again.give))).toEqual(['given', 'given', 'given', 'given']);
  expect(again.asked).toEqual(['b', 'd']);
});

it('an undo takes back every act that was done, not only the first', async () => {
  const lines = await run(begun, server({ b: 'dispositions.already-given' }).give);
  expect(actsOf(lines).map(({ id }) => id)).toEqual(['act-a', 'act-c', 'act-d']);
});

it('without an answer the letters behind wait, and the one in question is not called refused', async () => {
  const { give, asked } = server({ b: 'office.no-answer' });
  expect(statesOf(await run(begun, give))).toEqual(['given', 'unanswered', 'waits', 'waits']);
  expect(asked).toEqual(['a', 'b']);
});

it('what is wrong in the form comes back to the form, before anything was given', async () => {
  const { give, asked } = server({ a: 'dispositions.deadline-past' });
  await expect(run(begun, give)).rejects.toMatchObject({ code: 'dispositions.deadline-past' });
  expect(asked).toEqual(['a']);
});

it('who stops keeps what was given, and the rest can go on later', async () => {
  const { give, asked } = server();
  const lines = await run(begun, give, 2);
  expect(statesOf(lines)).toEqual(['given', 'given', 'waits', 'waits']);
  expect(asked).toEqual(['a', 'b']);
});
