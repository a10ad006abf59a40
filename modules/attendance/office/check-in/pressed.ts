import type { Direction } from '../../contract/terms.ts';
import { type Located, locate } from '../device/locate.ts';

/** The first press: which way, and where the phone was asked to be by it. */
interface Pressed {
  direction: Direction;
  located: Promise<Located>;
}

/** A page that opens later than this after a press on another one is not opened by it any more (ms). */
const lasts = 30_000;

let before: (Pressed & { at: number }) | null = null;

/** Presses on another page; the page of check-ins opens with what it says. */
export function pressOnTheWay(direction: Direction): void {
  before = { direction, located: locate(), at: performance.now() };
}

/** The press that led here; null where none did just now. */
export function pressedBefore(): Pressed | null {
  return before && performance.now() - before.at < lasts ? before : null;
}

/** It has opened what it was for. */
export function forgetPress(): void {
  before = null;
}
