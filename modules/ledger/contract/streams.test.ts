import { describe, expect, it } from 'vitest';
import { defaultModuleSettings, houseModules } from '#app/modules.ts';
import { knownStreamOf, streamOf } from './streams.ts';

const types = houseModules(defaultModuleSettings, {} as never).flatMap(({ events }) =>
  events.map(({ type }) => type),
);

/** Events that nobody sorted. */
const unsorted = (all: readonly string[]) => all.filter((type) => !knownStreamOf(type));

describe('the streams of events', () => {
  it('are known for every event of the house', () => {
    expect(types.length).toBeGreaterThan(80);
    expect(unsorted(types)).toEqual([]);
  });

  it('notice a planted event that nobody sorted, which is told with the letters rather than not at all', () => {
    expect(unsorted(['planted.happened'])).toEqual(['planted.happened']);
    expect(streamOf('planted.happened')).toBe('letters');
  });

  it('keep who read what apart from what became of it', () => {
    expect(['letter.opened', 'delivery.read', 'disposition.read', 'session.opened'].map(streamOf)).toEqual(
      Array(4).fill('access'),
    );
    expect(['letter.registered', 'outgoing.signed', 'ledger.alarm'].map(streamOf)).toEqual(
      Array(3).fill('letters'),
    );
  });
});
