import type { SourceModule } from '../../contract/terms.ts';

/** By what the pages of other modules know the things that are filed. */
export const subjectKinds: Record<SourceModule, string> = { letters: 'letter', outgoing: 'draft' };
