import type { ReadingSettings } from '#core/documents/reading-settings.ts';
import type { Config } from './config.ts';

/** What the configuration says about the reading of documents. */
export function readingSettings(
  config: Pick<Config, 'maxPages' | 'ocrConcurrency' | 'workerConcurrency'>,
): ReadingSettings {
  return {
    maxPages: config.maxPages,
    // Whatever is set, one place of each worker stays free for deliveries and mail.
    documentsAtOnce: Math.max(1, Math.min(config.ocrConcurrency, config.workerConcurrency - 1)),
  };
}
