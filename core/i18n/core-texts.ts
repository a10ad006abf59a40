// The codes that these texts explain are declared with them.
import '../documents/errors.ts';
import '../files/errors.ts';
import '../mail/errors.ts';
import documentsEnglish from '../documents/locales/en.json' with { type: 'json' };
import documentsIndonesian from '../documents/locales/id.json' with { type: 'json' };
import filesEnglish from '../files/locales/en.json' with { type: 'json' };
import filesIndonesian from '../files/locales/id.json' with { type: 'json' };
import coreEnglish from '../locales/en.json' with { type: 'json' };
import coreIndonesian from '../locales/id.json' with { type: 'json' };
import mailEnglish from '../mail/locales/en.json' with { type: 'json' };
import mailIndonesian from '../mail/locales/id.json' with { type: 'json' };
import type { Texts } from './locales.ts';

/** The texts of the core, part by part. */
export const coreTexts: readonly Texts[] = [
  { id: coreIndonesian, en: coreEnglish },
  { id: documentsIndonesian, en: documentsEnglish },
  { id: filesIndonesian, en: filesEnglish },
  { id: mailIndonesian, en: mailEnglish },
];
