import type { Verification } from '#modules/signatures/server/signatures.api.ts';
import type { Conclusion, LetterEnd } from '../../../contract/verification.ts';

/**
 * How a file stands to a letter of ours: its very bytes; its bytes with more behind them; the beginning of its bytes; or
 * it merely names the letter by its code.
 */
export type Kinship = 'exact' | 'extended' | 'earlier' | 'named';

export interface Findings {
  verification: Pick<Verification, 'verdict' | 'unreadable'>;
  /** Null where no letter of ours has to do with the file. */
  kinship: Kinship | null;
  ended: LetterEnd | null;
  /** Whether it is the letter that was asked for; null where none was. */
  isAsked: boolean | null;
}

/** The one word for a file. What is not known to be right is never called so. */
export function conclude({ verification, kinship, ended, isAsked }: Findings): Conclusion {
  const { verdict, unreadable } = verification;
  const isOurs = kinship === 'exact' || kinship === 'extended' || kinship === 'earlier';
  if (verdict === 'untrusted' && kinship === 'exact') return ended ?? 'genuine-unproven';
  if (verdict !== 'valid') return verdict === 'unsigned' && unreadable ? 'unreadable' : verdict;
  if (!isOurs) return kinship === 'named' ? 'borrowed-code' : 'foreign';
  if (isAsked === false) return 'another-letter';
  if (ended) return ended;
  return kinship === 'exact' ? 'genuine' : kinship;
}
