import { FIRST_HELD_OUT } from './held-out-layouts-1.ts';
import { SECOND_HELD_OUT } from './held-out-layouts-2.ts';
import type { Layout } from './layout-parts.ts';

/** Layouts never looked at while the rules were written: they measure, they do not teach. */
export const HELD_OUT_LAYOUTS: Layout[] = [...FIRST_HELD_OUT, ...SECOND_HELD_OUT];
