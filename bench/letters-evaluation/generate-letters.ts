import type { PageText } from '#core/documents/page-text.ts';
import type { Layout } from './layout-parts.ts';
import { type LetterTruth, randomFacts } from './letter-facts.ts';
import { seeded } from './random.ts';
import { randomRegion } from './regions.ts';
import { scanned } from './scan-noise.ts';
import { randomSender } from './senders.ts';
import type { Topic } from './topics.ts';
import { Typesetter } from './typesetter.ts';

/** A made letter: pages as intake would read them, and what they truly say. */
export interface MadeLetter {
  layout: string;
  pages: PageText[];
  truth: LetterTruth;
  printsCode: boolean;
}

/** `perLayout` letters of each layout; the same seed gives the same letters. `noisy` reads them as poor scans. */
export function generateLetters(
  layouts: Layout[],
  topics: Topic[],
  options: { seed: number; perLayout: number; noisy: boolean },
): MadeLetter[] {
  return layouts.flatMap((layout, number) =>
    Array.from({ length: options.perLayout }, (_, copy) =>
      makeLetter(layout, topics, options.seed * 7919 + number * 101 + copy, options.noisy),
    ),
  );
}

function makeLetter(layout: Layout, topics: Topic[], seed: number, noisy: boolean): MadeLetter {
  const random = seeded(seed);
  const region = randomRegion(random);
  const sender = randomSender(random, region, random.pick(layout.senders));
  const topic = random.pick(topics.filter((candidate) => layout.topics.includes(candidate.kind)));
  const facts = randomFacts(random, region, sender, topic);
  const page = new Typesetter(random.pick([11, 11.5, 12]), random.pick([1.15, 1.25, 1.4]));
  const own = layout.set(page, facts);
  const classes = { Rahasia: 'R', Terbatas: 'T' } as const;
  const truth: LetterTruth = {
    number: facts.number,
    date: facts.date,
    sender: sender.name,
    subject: topic.subject,
    addressee: facts.addressee,
    nature: facts.nature,
    letterType: 'SDINAS',
    eventDate: facts.event.date,
    startTime: facts.event.startTime,
    location: facts.event.place,
    deadline: null,
    securityClass: classes[facts.nature as keyof typeof classes] ?? 'B',
    codes: topic.codes,
    ...own,
  };
  const level = {
    characters: random.pick([0.004, 0.01, 0.02]),
    slope: random.pick([0, 0.004, 0.01]),
    stamp: random.chance(0.3),
  };
  const pages = noisy ? page.pages.map((one) => scanned(one, random, level)) : page.pages;
  return { layout: layout.name, pages, truth, printsCode: facts.printsCode && truth.number === facts.number };
}
