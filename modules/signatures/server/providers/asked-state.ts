import { createHash } from 'node:crypto';
import type { SignerStateName } from '../../contract/terms.ts';
import type { AgencySettings } from '../settings/agency-settings.ts';
import { providerOf } from './provider-of.ts';
import { type CertificateState, SignatureFault, type SignerIdentity } from './signature-provider.ts';

interface Answer {
  state: SignerStateName;
  expiresAt: Date | null;
}

/** For how long an answer of a provider counts, in milliseconds; a list of posts asks once. */
const countsFor = 60_000;
const mostKept = 1_000;
/** By a digest: the NIK of nobody stays in memory. */
const kept = new Map<string, { until: number; answer: Answer }>();

/** What the provider says of a person's certificate, now or a moment ago; a provider that is silent is told as such. */
export async function askedState(
  now: Date,
  { settings, identity }: { settings: AgencySettings; identity: SignerIdentity },
): Promise<Answer> {
  const key = keyOf(settings, identity);
  const known = kept.get(key);
  if (known && known.until > now.getTime()) return known.answer;
  const answer = await ask(settings, identity);
  if (answer.state === 'unreachable') return answer;
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, { until: now.getTime() + countsFor, answer });
  return answer;
}

async function ask(settings: AgencySettings, identity: SignerIdentity): Promise<Answer> {
  try {
    const { state, notAfter }: CertificateState = (await providerOf(settings)?.status(identity)) ?? {
      state: 'unknown',
    };
    return { state, expiresAt: notAfter ?? null };
  } catch (error) {
    if (!(error instanceof SignatureFault)) throw error;
    return { state: error.code === 'unreachable' ? 'unreachable' : 'unknown', expiresAt: null };
  }
}

const keyOf = ({ provider, service }: AgencySettings, { nik, email }: SignerIdentity): string =>
  createHash('sha256')
    .update(JSON.stringify([provider, service?.address, service?.user, nik, email]))
    .digest('base64');
