import { askOutside, type OutsideAnswer, OutsideFault } from '#core/outside/ask-outside.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { PdfFault } from '../pdf/pdf-value.ts';
import { signatureFields } from '../verify/signature-fields.ts';
import { type CertificateState, SignatureFault } from './signature-provider.ts';

/** The client service of BSrE that an agency runs or is given. */
export interface BsreService {
  /** Without a slash at the end. */
  address: string;
  user: string;
  password: string;
  /** Milliseconds. */
  patience?: number;
  /** Hosts that the operator allows to be asked without encryption. */
  plainHosts: readonly string[];
}

/** For a question about a certificate nobody waits as long as for a signature. */
export const briefly = (service: BsreService): BsreService => ({
  ...service,
  patience: Math.min(service.patience ?? 10_000, 10_000),
});

/** Most bytes of an answer that are read: a signed letter of 75 MB in base64. */
const longestAnswer = 100 * 1024 * 1024;

/**
 * One call. What was sent holds a passphrase and what comes back may repeat it, so neither gets into an error.
 * @throws SignatureFault unreachable | refused | wrong-secret | odd-answer
 */
export async function callBsre(
  service: BsreService,
  method: 'GET' | 'POST',
  path: string,
  body?: FormData | Record<string, unknown>,
): Promise<Pick<OutsideAnswer, 'type' | 'bytes'>> {
  const packed = body && (await packedBody(body));
  const authorization = `Basic ${Buffer.from(`${service.user}:${service.password}`).toString('base64')}`;
  const { status, type, bytes } = await askOutside({
    method,
    address: `${service.address}${path}`,
    headers: { authorization, ...(packed && { 'content-type': packed.type }) },
    body: packed?.bytes,
    patience: service.patience ?? 60_000,
    longest: longestAnswer,
    plainHosts: service.plainHosts,
  }).catch((error: unknown) => {
    if (!(error instanceof OutsideFault)) throw error;
    throw new SignatureFault(error.code === 'odd' ? 'odd-answer' : 'unreachable');
  });
  if (status < 200 || status > 299) throw refusal(bytes, status);
  return { type, bytes };
}

async function packedBody(
  body: FormData | Record<string, unknown>,
): Promise<{ type: string; bytes: Buffer }> {
  if (!(body instanceof FormData))
    return { type: 'application/json', bytes: Buffer.from(JSON.stringify(body)) };
  const form = new Response(body);
  return { type: form.headers.get('content-type')!, bytes: Buffer.from(await form.arrayBuffer()) };
}

/** Numbers with which the service says that the passphrase or the code was wrong. */
const wrongSecret = new Set([2031, 2032]);

/** `{error, status_code}` of the service; its words stay here. */
function refusal(bytes: Buffer, status: number): SignatureFault {
  const answer = jsonOf(bytes);
  const code = typeof answer?.status_code === 'number' ? answer.status_code : status;
  const words = typeof answer?.error === 'string' ? answer.error : '';
  const isSecret = wrongSecret.has(code) || /passphrase|passcode|totp|otp/i.test(words);
  return new SignatureFault(isSecret ? 'wrong-secret' : 'refused', code);
}

export function jsonOf(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** States by the words of the service; what it says otherwise is told as unknown, never as ready. */
const states: Record<string, CertificateState['state']> = {
  ISSUE: 'ready',
  EXPIRED: 'expired',
  REVOKE: 'revoked',
  SUSPEND: 'revoked',
  NEW: 'waiting',
  RENEW: 'waiting',
  WAITING_FOR_APPROVAL: 'waiting',
  NOT_REGISTERED: 'not-registered',
  NO_CERTIFICATE: 'not-registered',
};

export const stateOf = (bytes: Buffer): CertificateState => {
  const status = jsonOf(bytes)?.status;
  return { state: (typeof status === 'string' && states[status.toUpperCase()]) || 'unknown' };
};

/**
 * The signed file, once it is what was asked for: every byte of ours still in front, one signature more. A service that
 * gave back another letter, or ours unsigned, must not pass for a signature.
 */
export function asked(original: Uint8Array, signed: Buffer): Buffer {
  const isOurs = signed.subarray(0, original.length).equals(original);
  if (!isOurs || signatureCount(signed) !== signatureCount(original) + 1)
    throw new SignatureFault('odd-answer');
  return signed;
}

function signatureCount(pdf: Uint8Array): number {
  try {
    return signatureFields(openPdf(pdf)).length;
  } catch (error) {
    if (error instanceof PdfFault) return -1;
    throw error;
  }
}
