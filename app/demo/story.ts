import type { OfficeZone } from '#core/clock/clock.ts';
import type { HolderKind, PersonKind, PostKind, UnitKind } from '#modules/organization/contract/shapes.ts';

/** The shape in which a demo agency is told; `load-organization.ts` writes it through the use cases. */
export interface AgencyStory {
  code: string;
  name: string;
  shortName: string;
  zone: OfficeZone;
  /** From this day on units, posts and appointments hold. */
  from: string;
  /** Domain of the mail addresses; never a real one. */
  mailDomain: string;
  units: readonly UnitLine[];
  posts: readonly PostLine[];
  people: readonly PersonLine[];
  /** Holds a post that is made when the agency is founded, with every right of keeping it. */
  administrator: { key: string; unit: string; superior: string; postName: string };
  roles: readonly RoleLine[];
  rights: readonly RightLine[];
  acting: readonly ActingLine[];
  secretaries: readonly SecretaryLine[];
}

/** Code, code of the parent (null: the root), name, short name, kind. */
export type UnitLine = readonly [
  code: string,
  parent: string | null,
  name: string,
  short: string,
  kind: UnitKind,
];

/** A post; the person with the same key holds it definitively, if there is one. */
export interface PostLine {
  key: string;
  unit: string;
  superior: string | null;
  name: string;
  kind: PostKind;
  head?: true;
  echelon?: string;
}

/** A person. Birth, appointment and sex make up the employee number, whose last digits count equal beginnings. */
export interface PersonLine {
  key: string;
  name: string;
  front?: string;
  back?: string;
  kind: PersonKind;
  /** `1990-08-17`. */
  born: string;
  sex: 'L' | 'P';
  /** `2015-03` for PNS, `2022` for PPPK; none for others. */
  since?: string;
  grade?: string;
  /** Stands among the accounts of the sign-in page, under this role. */
  shownAs?: string;
}

export interface RoleLine {
  name: string;
  permissions: readonly string[];
  forSecretaries: boolean;
}

/** The post has the role on the unit and below. */
export type RightLine = readonly [post: string, role: string, unit: string];

/** Somebody acts in a post; the days count from the loading of the demo. */
export interface ActingLine {
  post: string;
  person: string;
  kind: Exclude<HolderKind, 'definitive'>;
  startsDaysAgo: number;
  endsInDays: number | null;
  decree: string;
}

export interface SecretaryLine {
  post: string;
  person: string;
}
