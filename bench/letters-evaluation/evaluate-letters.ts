import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '#core/documents/sandbox.ts';
import { sniffDocument } from '#core/documents/sniff.ts';
import { propose, type ReadingKnowledge, readingKnowledge } from '#modules/letters/server/reading/propose.ts';
import type { LetterTruth } from './letter-facts.ts';
import { accuracies, type FieldResult, scoreLetter, withoutCode } from './score.ts';

/** The parts of truth.json that are compared; other fields are ignored. */
interface SampleTruth extends Omit<LetterTruth, 'sender' | 'codes'> {
  file: string;
  senderAgency: string | null;
  subjectPrinted?: boolean;
  classification: { best: string; acceptable?: string[] } | null;
}

const MOST_PAGES = 300;

/**
 * Runs intake over a folder laid out as samples/letters (files and truth.json) and prints one JSON object a
 * line: a field, its accuracy and the number of letters. With `details`, every wrong field too (as `{"file",…}`
 * lines before the summary). `pageSeconds` is the wall time of a scanned page, from file to read words.
 */
export async function evaluateLetters(folder: string, options: { details: boolean }): Promise<void> {
  const truths = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as SampleTruth[];
  const knowledge = await loadKnowledge();
  const results: FieldResult[] = [];
  const blind: FieldResult[] = [];
  let milliseconds = 0;
  let scannedPages = 0;
  for (const sample of truths) {
    const read = await readOne(join(folder, sample.file));
    if (read.pages.some((page) => page.source === 'ocr')) {
      milliseconds += read.milliseconds;
      scannedPages += read.pages.length;
    }
    const truth = truthOf(sample);
    const scored = scoreLetter(propose(read.pages, knowledge), truth);
    results.push(...scored);
    blind.push(...scoreLetter(propose(withoutCode(read.pages, truth.number), knowledge), truth));
    if (options.details)
      for (const result of scored) if (!result.right) print({ file: sample.file, ...result });
  }
  for (const entry of accuracies(results)) print(entry);
  const unaided = accuracies(blind).find((entry) => entry.field === 'classificationTop5');
  if (unaided) print({ ...unaided, field: 'classificationTop5WithoutNumber' });
  print({
    field: 'pageSeconds',
    accuracy: null,
    n: scannedPages,
    value: round(milliseconds / 1000 / Math.max(1, scannedPages)),
  });
}

async function loadKnowledge(): Promise<ReadingKnowledge> {
  const modules = join(process.cwd(), 'modules');
  const [codes, phrases] = await Promise.all(
    ['archive/data/classification-codes.csv', 'letters/data/topic-phrases.txt'].map((name) =>
      readFile(join(modules, name), 'utf8'),
    ),
  );
  return readingKnowledge(codes!, phrases!);
}

// A file that intake refuses counts as read empty: every printed field is then wrong.
async function readOne(
  source: string,
): Promise<{ pages: Awaited<ReturnType<typeof readDocument>>['pages']; milliseconds: number }> {
  const outDir = await mkdtemp(join(tmpdir(), 'pendopo-evaluate-'));
  const started = performance.now();
  try {
    const read = await readDocument({
      source,
      type: sniffDocument(await readFile(source)),
      outDir,
      maxPages: MOST_PAGES,
    });
    return { pages: read.pages, milliseconds: performance.now() - started };
  } catch (error) {
    console.error(`${source}: ${String(error)}`);
    return { pages: [], milliseconds: performance.now() - started };
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

function truthOf(sample: SampleTruth): LetterTruth {
  return {
    ...sample,
    sender: sample.senderAgency,
    // A subject that is not printed is a describer's own words: nothing is to be proposed.
    subject: sample.subjectPrinted === false ? null : sample.subject,
    codes: sample.classification
      ? [sample.classification.best, ...(sample.classification.acceptable ?? [])]
      : [],
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function print(line: object): void {
  console.log(JSON.stringify(line));
}
