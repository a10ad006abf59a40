import type { Secrets } from '#core/session/secrets.ts';

const contextOf = (agencyId: string) => `organization.person.nik:${agencyId}`;

/** The two forms in which a NIK is kept: sealed, and a fingerprint that finds it again within the agency. */
export function sealNik(
  secrets: Secrets,
  agencyId: string,
  nik: string,
): { nikSealed: Buffer; nikFingerprint: Buffer } {
  return {
    nikSealed: secrets.seal(contextOf(agencyId), nik),
    nikFingerprint: nikFingerprint(secrets, agencyId, nik),
  };
}

/** By what a NIK is found again; tells nothing without the key of the installation. */
export function nikFingerprint(secrets: Secrets, agencyId: string, nik: string): Buffer {
  return secrets.fingerprint(contextOf(agencyId), nik);
}

export function openNik(secrets: Secrets, agencyId: string, sealed: Buffer): string {
  return secrets.open(contextOf(agencyId), sealed);
}
