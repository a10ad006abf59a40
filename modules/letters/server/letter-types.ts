import types from '../data/letter-types.json' with { type: 'json' };

/** Kinds of official letters (PerANRI 5/2021, Permendagri 1/2023), in the order of the regulation. */
export const letterTypes: readonly { code: string; name: string }[] = types.map((type) => ({
  code: type.kode,
  name: type.nama,
}));

const codes = new Set(letterTypes.map((type) => type.code));

export function isLetterType(code: string): boolean {
  return codes.has(code);
}
