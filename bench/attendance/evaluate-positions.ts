import { makeWorld } from './make-world.ts';
import { measureFamilies } from './measure-families.ts';
import { scoreTraces } from './score-traces.ts';
import { otherWays, usualWays } from './ways.ts';

/**
 * Weights were chosen looking at the first. The others were kept back, to be measured and not to be learnt from: the same
 * ways of phones and cheaters with another seed, and other ways.
 */
const worlds = {
  shown: { seed: 1, ways: usualWays },
  heldOut: { seed: 17_081_945, ways: usualWays },
  otherWays: { seed: 28_101_928, ways: otherWays },
};

/**
 * Scores made-up countries (12 working days of `honest` people, and a fortieth as many of each family that makes its
 * positions up) and prints one JSON object a line: of each family the share of people and of check-ins that somebody is
 * asked to look at. Neither a photo nor a second proof helps. The shares are true of these models of phones and of
 * cheating, which are written by who wrote the score; real ones are measured in an office.
 */
export function evaluatePositions({ honest }: { honest: number }): void {
  for (const [name, { seed, ways }] of Object.entries(worlds)) {
    const traces = makeWorld(seed, { honest, spoofed: Math.ceil(honest / 40), days: 12 }, ways);
    for (const measure of measureFamilies(traces, scoreTraces(traces)))
      console.log(JSON.stringify({ world: name, ...measure }));
  }
}
