import { generateSecret, generateURI, verify } from 'otplib';

const period = 30;

/** A new secret, 160 bits in Base32 (RFC 4226 §4). */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What an authenticator app reads from the QR code. */
export function totpUri(secret: string, label: string): string {
  return generateURI({ issuer: 'Pendopo', label, secret });
}

/**
 * The time step of a right code, later than the step of the last code that was taken; null for any other code.
 * A clock may be wrong by one step in either direction (RFC 6238 §5.2, §6).
 */
export async function acceptedStep(
  secret: string,
  code: string,
  now: Date,
  lastStep: number,
): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = await verify({ secret, token: code, epoch, period, epochTolerance: period });
  if (!result.valid || !('timeStep' in result)) return null;
  return result.timeStep > lastStep ? result.timeStep : null;
}
