// npm run evaluate -- letters FOLDER [--details] | positions [PEOPLE]
import { resolve } from 'node:path';
import { evaluatePositions } from './attendance/evaluate-positions.ts';
import { evaluateLetters } from './letters-evaluation/evaluate-letters.ts';

const [what, folder, ...flags] = process.argv.slice(2);

if (what === 'letters' && folder) {
  await evaluateLetters(resolve(folder), { details: flags.includes('--details') });
} else if (what === 'positions') {
  evaluatePositions({ honest: Number(folder ?? 2_000) });
} else {
  console.error(
    'Usage: npm run evaluate -- letters FOLDER [--details] | positions [PEOPLE]\nFOLDER holds letters and their truth.json.',
  );
  process.exitCode = 2;
}
