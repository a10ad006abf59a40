import { AppError } from '#core/contract/errors.ts';
import type { AgencySettings } from '../settings/agency-settings.ts';
import type { BsreService } from './bsre-client.ts';
import { bsreV1 } from './bsre-v1.ts';
import { bsreV2 } from './bsre-v2.ts';
import { SignatureFault, type SignatureFaultCode, type SignatureProvider } from './signature-provider.ts';

const drivers: Record<
  Exclude<AgencySettings['provider'], 'local-x509'>,
  (service: BsreService) => SignatureProvider
> = { 'bsre-v1': bsreV1, 'bsre-v2': bsreV2 };

/** The provider outside that the agency chose; nothing where its own authority signs. */
export function providerOf({ provider, service }: AgencySettings): SignatureProvider | undefined {
  return provider !== 'local-x509' && service ? drivers[provider](service) : undefined;
}

const codes: Record<SignatureFaultCode, string> = {
  'wrong-secret': 'signatures.wrong-secret',
  'not-ready': 'signatures.not-ready-at-provider',
  unreachable: 'signatures.provider-unreachable',
  refused: 'signatures.provider-refused',
  'odd-answer': 'signatures.provider-odd',
  'secret-not-supported': 'signatures.provider-refused',
};

/** Runs what asks a provider; its faults come out as errors of the house, without a word of the service. */
export async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof SignatureFault)) throw error;
    const { code, providerCode } = error;
    throw new AppError(codes[code], providerCode === undefined ? {} : { number: providerCode });
  }
}
