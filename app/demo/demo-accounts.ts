import { arunika } from './arunika.ts';
import { tirtamaya } from './tirtamaya.ts';

export interface DemoAccount {
  role: string;
  agency: string;
  identifier: string;
  password: string;
}

/** Name and password of a person of the demo; they follow from the key, so that they can be printed at any time. */
export function demoAccountOf(agencyCode: string, key: string): { identifier: string; password: string } {
  const identifier = agencyCode === arunika.code || key.includes(agencyCode) ? key : `${key}-${agencyCode}`;
  return { identifier, password: `Pendopo-${identifier}-2026` };
}

/** The accounts that are shown to visitors of a demo installation. */
export const demoAccounts: readonly DemoAccount[] = [arunika, tirtamaya].flatMap((story) =>
  story.people.flatMap((person) =>
    person.shownAs
      ? [{ role: person.shownAs, agency: story.name, ...demoAccountOf(story.code, person.key) }]
      : [],
  ),
);

/** Officials of the demo who can sign letters, and the passphrase of all their keys: both are shown to visitors. */
export const demoSigners = ['bupati', 'sekda', 'kadis-kominfo'] as const;
export const demoPassphrase = 'kopi hangat sebelum rapat pagi';
