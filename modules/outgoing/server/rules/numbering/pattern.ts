/** What stands for a part of a number in the patterns that a registry writes. */
export const tokens = ['sifat', 'seq', 'kode', 'unit', 'jabatan', 'bulanRomawi', 'bulan2', 'tahun'] as const;
export type Token = (typeof tokens)[number];

/** A piece of a pattern: a token, with the zero pad of `{seq:3}`, or text that is printed as it stands. */
export type Piece =
  | { readonly token: Token; readonly pad: number; readonly literal?: undefined }
  | { readonly literal: string; readonly token?: undefined };

/** A pattern that was checked: it has one `{seq}`, and every number that it forms is read back in one way only. */
export interface Pattern {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** What a number is formed from. */
export interface NumberParts {
  /** SR, R, T or B. */
  securityClass: string;
  sequence: number;
  classificationCode: string;
  unitCode: string;
  postCode: string;
  /** 1 to 12, of the day that the letter is signed, in the zone of the agency. */
  month: number;
  year: number;
}

/** The signs of which the text of each token is made, and the form that it has as a whole. */
export const tokenForms: Record<Token, { signs: RegExp; form: RegExp }> = {
  sifat: { signs: /[SRTB]/, form: /^(SR|R|T|B)$/ },
  seq: { signs: /\d/, form: /^\d{1,9}$/ },
  // 000.1.2.3 of regions (Permendagri 83/2022), KP.07.6 and UM 0201 of ministries.
  kode: { signs: /[A-Za-z0-9. ]/, form: /^[A-Za-z0-9]+([. ][A-Za-z0-9]+)*$/ },
  unit: { signs: /[A-Za-z0-9.&-]/, form: /^[A-Za-z0-9]+([.&-][A-Za-z0-9]+)*$/ },
  jabatan: { signs: /[A-Za-z0-9.&-]/, form: /^[A-Za-z0-9]+([.&-][A-Za-z0-9]+)*$/ },
  bulanRomawi: { signs: /[IVX]/, form: /^(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII)$/ },
  bulan2: { signs: /\d/, form: /^(0[1-9]|1[0-2])$/ },
  tahun: { signs: /\d/, form: /^(19|20|21)\d\d$/ },
};

export function hasToken(pattern: Pattern, token: Token): boolean {
  return pattern.pieces.some((piece) => piece.token === token);
}
