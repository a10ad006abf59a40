import type { Module } from '#core/module.ts';
import { letterEvents } from './contract/events.ts';
import { letterPermissions } from './contract/permissions.ts';
import './contract/errors.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { forgetLettersJob } from './server/jobs/forget-letters.ts';
import { indexLetterJob } from './server/jobs/index-letter.ts';
import { readDocumentJob } from './server/jobs/read-document.ts';
import { routes } from './server/routes.ts';
import { learnLetterWords } from './server/schedules/learn-words.ts';
import { renewLetterWords } from './server/schedules/renew-words.ts';
import { forgetDestroyedLetters } from './server/subscribers/forget-destroyed.ts';
import { forgetLetterWords } from './server/subscribers/forget-words.ts';
import { learnCorrectedLetter, learnNewLetter } from './server/subscribers/learn-letter.ts';

export const lettersModule: Module = {
  name: 'letters',
  routes,
  permissions: letterPermissions,
  events: letterEvents,
  subscribers: [forgetLetterWords, learnNewLetter, learnCorrectedLetter, forgetDestroyedLetters],
  jobs: [readDocumentJob, indexLetterJob, forgetLettersJob],
  schedules: [learnLetterWords, renewLetterWords],
  locales: { id, en },
};
