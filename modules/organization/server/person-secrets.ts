import type { Secrets } from '#core/session/secrets.ts';

const contextOf = (agencyId: string) => `organization.person.nik:${agencyId}`;

/** The two forms in which a NIK is kept: sealed, and a fingerprint that finds it again within the agency. */
export function sealNik(secrets: Secrets, agencyId: string, nik: string): { nikSealed: Buffer; nikFingerprint: Buffer } {
  const context = contextOf(agencyId);
  return { nikSealed: secrets.seal(context, nik), nikFingerprint: secrets.fingerprint(context, nik) };
}

export function openNik(secrets: Secrets, agencyId: string, sealed: Buffer): string {
  return secrets.open(contextOf(agencyId), sealed);
}
