/** A fact that the answer rests on; its sentence stands in the locales under the same code. */
export interface Because {
  code: `outgoing.why.${string}`;
  params: Record<string, string | null>;
}

export type AuthorityRefusal =
  | 'outgoing.signer-never-held'
  | 'outgoing.signer-not-yet'
  | 'outgoing.signer-no-longer'
  | 'outgoing.post-unknown'
  | 'outgoing.not-below-issuer'
  | 'outgoing.mandate-missing'
  | 'outgoing.mandate-not-yet'
  | 'outgoing.mandate-ended'
  | 'outgoing.mandate-not-for-kind'
  | 'outgoing.mandator-vacant';

/** A reason by the name of its sentence. */
export function because(name: string, params: Because['params']): Because {
  return { code: `outgoing.why.${name}`, params };
}

/** When something held and by which decree, as a reason tells it. */
export function period(one: { startsAt: Date; endsAt: Date | null; decreeNumber: string | null }) {
  return {
    since: one.startsAt.toISOString(),
    until: one.endsAt?.toISOString() ?? null,
    decree: one.decreeNumber,
  };
}

/** The one that began last. */
export function latest<T extends { startsAt: Date }>(list: readonly T[]): T | undefined {
  return [...list].sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())[0];
}
