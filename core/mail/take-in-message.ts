import { AppError, fail } from '../contract/errors.ts';
import type { OnDocument } from '../files/incoming-document.ts';
import './errors.ts';
import { documentsOf, type ReceivedMessage } from './received-message.ts';

/** A file of a message that was not taken in, and why. */
export interface RefusedFile {
  name: string;
  error: AppError;
}

/** True when another try would meet the same refusal, unlike a fault of the storage or the scanner. */
export function isFinal(error: unknown): error is AppError {
  return error instanceof AppError && error.status < 500 && error.status !== 429;
}

/**
 * Takes in every file of a message that can be; answers those that were refused.
 * @throws mail.no-document when it brought none, and the reason when none could be taken in; anything else may pass:
 * the message is to be handed over again, and what was taken in already must then be recognised
 */
export async function takeInMessage(
  message: ReceivedMessage,
  now: Date,
  onDocument: OnDocument,
): Promise<RefusedFile[]> {
  const documents = documentsOf(message, now);
  if (documents.length === 0) fail('mail.no-document');
  const refused: RefusedFile[] = [];
  for (const document of documents) {
    try {
      await onDocument(document);
    } catch (error) {
      if (!isFinal(error)) throw error;
      refused.push({ name: document.name, error });
    }
  }
  if (refused.length === documents.length) throw refused[0]!.error;
  return refused;
}
