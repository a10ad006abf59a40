import type { Paper } from '../../../contract/terms.ts';
import type { PageSetUp } from './paper.ts';

/** Margins of official letters; more at the left, where they are filed. Offices differ: an agency sets its own. */
export const pageSetUps: Record<Paper, PageSetUp> = {
  a4: { paper: 'a4', top: 20, bottom: 25, left: 30, right: 20, size: 11, leading: 0.68 },
  f4: { paper: 'f4', top: 20, bottom: 25, left: 30, right: 20, size: 11.5, leading: 0.72 },
};
