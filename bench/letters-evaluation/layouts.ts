import type { Layout } from './layout-parts.ts';
import { PLAIN_LAYOUTS } from './plain-layouts.ts';
import { TITLED_LAYOUTS } from './titled-layouts.ts';

/** Layouts the rules were developed with. */
export const LAYOUTS: Layout[] = [...PLAIN_LAYOUTS, ...TITLED_LAYOUTS];
