// npm run evaluate -- letters FOLDER [--details]
import { resolve } from 'node:path';
import { evaluateLetters } from './letters-evaluation/evaluate-letters.ts';

const [what, folder, ...flags] = process.argv.slice(2);

if (what === 'letters' && folder) {
  await evaluateLetters(resolve(folder), { details: flags.includes('--details') });
} else {
  console.error(
    'Usage: npm run evaluate -- letters FOLDER [--details]\nFOLDER holds letters and their truth.json.',
  );
  process.exitCode = 2;
}
