import { describe, expect, test } from 'vitest';
import { makeWorld, repeatedFamilies, singleFamilies } from './make-world.ts';
import { measureFamilies } from './measure-families.ts';
import { scoreTraces } from './score-traces.ts';
import { otherWays } from './ways.ts';

const size = { honest: 600, spoofed: 40, days: 12 };

describe('a made-up country', () => {
  test('is the same for the same seed, and another for another', () => {
    const small = { honest: 30, spoofed: 3, days: 6 };
    expect(makeWorld(7, small)).toEqual(makeWorld(7, small));
    expect(makeWorld(7, small)).not.toEqual(makeWorld(8, small));
  });

  test('has as many traces of each family as were asked for', () => {
    const traces = makeWorld(3, size);
    const count = (family: string) => traces.filter((trace) => trace.family === family).length;
    expect(count('honest')).toBe(600);
    for (const family of [...repeatedFamilies, ...singleFamilies]) expect(count(family)).toBe(40);
  });

  test('is asked about rarely where it is honest, and mostly where a point comes back', () => {
    const traces = makeWorld(3, size);
    const measures = measureFamilies(traces, scoreTraces(traces));
    const of = (family: string) => measures.find((measure) => measure.family === family)!;
    expect(of('honest').asked).toBeLessThan(0.01);
    for (const family of repeatedFamilies) expect(of(family).people).toBeGreaterThan(0.9);
  });

  test('of other ways is asked about much the same, though nothing was learnt from it', () => {
    const traces = makeWorld(3, { ...size, honest: 300 }, otherWays);
    const measures = measureFamilies(traces, scoreTraces(traces));
    const of = (family: string) => measures.find((measure) => measure.family === family)!;
    expect(of('honest').asked).toBeLessThan(0.02);
    for (const family of repeatedFamilies) expect(of(family).people).toBeGreaterThan(0.85);
  });
});
