import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EntryContent } from '../../contract/details.ts';
import { whyCodes } from '../../contract/outlook.ts';
import { entryKinds, isPrivate, readingActs } from '../../contract/terms.ts';
import en from '../../locales/en.json' with { type: 'json' };
import id from '../../locales/id.json' with { type: 'json' };
import { blankDetails, entryFields, labelKey, optionKey, toldDetails } from './entry-fields.ts';

/** What the contract asks of a kind, as JSON schema. */
function contractOf(kind: string) {
  const all = z.toJSONSchema(EntryContent, { io: 'input' }) as unknown as {
    oneOf?: KindSchema[];
    anyOf?: KindSchema[];
  };
  return (all.oneOf ?? all.anyOf)!.find((one) => one.properties.kind.const === kind)!.properties.details;
}
interface KindSchema {
  properties: {
    kind: { const: string };
    details: {
      properties: Record<string, { enum?: string[]; anyOf?: { enum?: string[] }[] }>;
      required?: string[];
    };
  };
}

describe.each(entryKinds)('the form of %s', (kind) => {
  const { properties, required = [] } = contractOf(kind);
  const fields = entryFields[kind];

  it('has every field of the contract and no other', () => {
    expect(fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(properties).toSorted());
  });

  it('asks for what the contract asks for', () => {
    const asked = fields.filter((field) => field.required && field.name !== 'capacity');
    const needed = required.filter((name) => name !== 'allowance');
    expect(asked.map(({ name }) => name).toSorted()).toEqual(needed.toSorted());
  });

  it('offers each choice of the contract, with words in both languages', () => {
    for (const field of fields.filter(({ type }) => type === 'choice')) {
      const property = properties[field.name]!;
      const values = property.enum ?? property.anyOf?.find((one) => one.enum)?.enum;
      expect(field.options).toEqual(values);
      for (const value of field.options ?? [])
        for (const texts of [id, en]) expect(texts).toHaveProperty([optionKey(field, value)]);
    }
  });

  it('is spoken of in both languages', () => {
    const keys = [`staff.kind.${kind}`, ...fields.map(labelKey)];
    if (!isPrivate(kind)) keys.push(`staff.kindHint.${kind}`);
    for (const texts of [id, en]) expect(keys.filter((key) => !(key in texts))).toEqual([]);
  });

  it('tells nothing where nothing was typed', () => {
    const told = toldDetails(kind, blankDetails(kind));
    const optional = Object.entries(told).filter(
      ([name, value]) => value !== undefined && !required.includes(name),
    );
    expect(optional.map(([name]) => name)).toEqual(kind === 'position' ? ['capacity'] : []);
  });
});

it('every reason and every kind of reading has its words', () => {
  const keys = [
    ...whyCodes.map((code) => `staff.why.${code}`),
    ...readingActs.map((act) => `staff.readings.act.${act}`),
  ];
  for (const texts of [id, en]) expect(keys.filter((key) => !(key in texts))).toEqual([]);
});
