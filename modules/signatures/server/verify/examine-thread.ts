import { parentPort, workerData } from 'node:worker_threads';
import { examinedPdf } from './examined-pdf.ts';
import type { VerificationTerms } from './verification.ts';

const { bytes, terms } = workerData as { bytes: Uint8Array; terms: VerificationTerms };
parentPort?.postMessage(examinedPdf(bytes, terms));
