import { parentPort, workerData } from 'node:worker_threads';
import type { VerificationTerms } from './verification.ts';
import { verifyPdf } from './verify-pdf.ts';

const { bytes, terms } = workerData as { bytes: Uint8Array; terms: VerificationTerms };
parentPort?.postMessage(verifyPdf(bytes, terms));
