/** Checkpoints: what a log signs of itself, as the text of a note (C2SP tlog-checkpoint v1.0.0). */
import { base64Of, fromBase64, fromDecimal, isCount } from './bytes.ts';
import type { TreeHead } from './consistency.ts';
import { FormatFault } from './format-fault.ts';
import { hashLength } from './merkle.ts';

export interface Checkpoint extends TreeHead {
  /** Which log: its name for ever, no address that must exist. */
  origin: string;
}

export interface ReadCheckpoint extends Checkpoint {
  /** Further lines that others may write; they mean nothing here, and we write none. */
  extensions: readonly string[];
}

/** The text of a checkpoint, three lines. @throws FormatFault */
export function printCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isOrigin(origin)) throw new FormatFault('checkpoint', 'origin');
  if (!isCount(size)) throw new FormatFault('checkpoint', 'size');
  if (root.length !== hashLength) throw new FormatFault('checkpoint', 'root');
  return `${origin}\n${size}\n${base64Of(root)}\n`;
}

/** What the text of a note says, when it is a checkpoint. @throws FormatFault */
export function parseCheckpoint(text: string): ReadCheckpoint {
  if (!text.endsWith('\n')) throw new FormatFault('checkpoint', 'no newline at the end');
  const [origin, sizeLine, rootLine, ...extensions] = text.slice(0, -1).split('\n');
  if (!origin) throw new FormatFault('checkpoint', 'origin');
  const size = fromDecimal(sizeLine);
  if (size === undefined) throw new FormatFault('checkpoint', 'size');
  const root = fromBase64(rootLine ?? '');
  if (root?.length !== hashLength) throw new FormatFault('checkpoint', 'root');
  if (extensions.includes('')) throw new FormatFault('checkpoint', 'empty line');
  return { origin, size, root, extensions };
}

/** Origins that we give; those of others are whatever they are. */
const isOrigin = (origin: string): boolean => /^[^\p{Cc}\p{Surrogate}\p{White_Space}+]+$/u.test(origin);
