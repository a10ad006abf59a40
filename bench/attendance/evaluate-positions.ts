import { makeWorld } from './make-world.ts';
import { measureFamilies } from './measure-families.ts';
import { scoreTraces } from './score-traces.ts';

/** Weights were chosen looking at the first; the second was kept back, to be measured and not to be learnt from. */
const seeds = { shown: 1, heldOut: 17_081_945 };

/**
 * Scores made-up countries (12 working days of `honest` people, and a fortieth as many of each family that makes its
 * positions up) and prints one JSON object a line: of each family the share of people and of check-ins that somebody is
 * asked to look at. Neither a photo nor a second proof helps. The shares are true of these models of phones and of
 * cheating, which are written by who wrote the score; real ones are measured in an office.
 */
export function evaluatePositions({ honest }: { honest: number }): void {
  for (const [name, seed] of Object.entries(seeds)) {
    const traces = makeWorld(seed, { honest, spoofed: Math.ceil(honest / 40), days: 12 });
    for (const measure of measureFamilies(traces, scoreTraces(traces)))
      console.log(JSON.stringify({ seed: name, ...measure }));
  }
}
