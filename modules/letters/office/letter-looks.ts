import { ChevronsUp, ChevronUp, EyeOff, Lock, type LucideIcon, ShieldAlert } from 'lucide-react';
import type { Tone } from '#office/design/status-badge.tsx';
import type { SecurityClass, Urgency } from '../contract/terms.ts';

export type Look = readonly [Tone, LucideIcon];

/** How a class looks wherever letters, drafts and records show it; the common one is not shown. */
export const classLooks: Record<SecurityClass, Look | null> = {
  SR: ['bad', ShieldAlert],
  R: ['bad', Lock],
  T: ['wait', EyeOff],
  B: null,
};

/** The same of an urgency. */
export const urgencyLooks: Record<Urgency, Look | null> = {
  'sangat-segera': ['bad', ChevronsUp],
  segera: ['wait', ChevronUp],
  biasa: null,
};
