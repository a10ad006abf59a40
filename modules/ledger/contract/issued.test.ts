import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultModuleSettings, houseModules } from '#app/modules.ts';
import { type EventDefinition, event } from '#core/contract/event.ts';
import { issuingEvents } from './issued.ts';

const all = houseModules(defaultModuleSettings).flatMap(({ events }) => events);

/** Events that could say the digest of a file: it is among what they tell, or they tell whatever they are given. */
const sayDigest = (events: readonly EventDefinition[]) =>
  events
    .filter(({ payload }) => {
      const { properties = {}, additionalProperties } = z.toJSONSchema(payload, {
        unrepresentable: 'any',
        io: 'input',
      }) as { properties?: object; additionalProperties?: unknown };
      return (
        'pdfSha256' in properties || (additionalProperties !== undefined && additionalProperties !== false)
      );
    })
    .map(({ type }) => type)
    .toSorted();

describe('the digest of a file', () => {
  it('is told by events alone with which an agency issues the file, and by none of what came in', () => {
    expect(all.length).toBeGreaterThan(80);
    expect(sayDigest(all)).toEqual([...issuingEvents].toSorted());
    expect([...issuingEvents].every((type) => type.startsWith('outgoing.'))).toBe(true);
  });

  it('is noticed where a planted event of what came in tells it, or could', () => {
    const planted = (payload: z.ZodType) => event({ type: 'letter.planted', version: 1, payload });
    const told = planted(z.object({ pdfSha256: z.string() }));
    const loose = planted(z.looseObject({ posts: z.array(z.string()) }));
    const anything = planted(z.record(z.string(), z.unknown()));
    for (const one of [told, loose, anything]) expect(sayDigest([one])).toEqual(['letter.planted']);
    expect(sayDigest([planted(z.object({ posts: z.array(z.string()) }))])).toEqual([]);
  });
});
