import { DerFault } from '../asn1/der.ts';
import { type AskForTime, stampedPdf } from '../signing/sign-pdf.ts';
import { ClockFault } from './signing-clock.ts';

/** The file with a time stamp; nothing where the clock is silent or answers nonsense, which throws no signature away. */
export async function stampedUnlessSilent(pdf: Buffer, askForTime: AskForTime): Promise<Buffer | undefined> {
  try {
    return await stampedPdf(pdf, askForTime);
  } catch (error) {
    if (!(error instanceof ClockFault) && !(error instanceof DerFault)) throw error;
    return undefined;
  }
}
