import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** Stands in for an element of the page: what it lies in, and what it is. */
class FakeElement {
  closest: (selector: string) => object | null;
  matches: (selector: string) => boolean;
  constructor(within: readonly string[], isChoice = false) {
    this.closest = (selector) => (within.some((place) => selector.includes(place)) ? {} : null);
    this.matches = () => isChoice;
  }
}

const desk = { dispatchEvent: vi.fn() };
const inPane = new FakeElement([]);
const pane = {
  contains: (element: unknown) => element === inPane,
  querySelector: () => desk,
} as unknown as HTMLElement;
let press: (event: object) => void = () => {};

beforeEach(async () => {
  vi.stubGlobal('Element', FakeElement);
  vi.stubGlobal('KeyboardEvent', class {});
  vi.stubGlobal('addEventListener', (_: string, listener: typeof press) => {
    press = listener;
  });
  const { pageByAltKeys } = await import('./page-by-alt-keys.ts');
  pageByAltKeys(() => pane);
  desk.dispatchEvent.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

/** Whether Alt and the key turned the page; else the key stays with the browser. */
function turns(key: string, target: unknown): boolean {
  const event = { key, target, altKey: true, preventDefault: vi.fn(), stopPropagation: vi.fn() };
  desk.dispatchEvent.mockClear();
  press(event);
  expect(event.preventDefault).toHaveBeenCalledTimes(desk.dispatchEvent.mock.calls.length);
  return desk.dispatchEvent.mock.calls.length === 1;
}

it('the pages turn while the hands are in a field of the form, or in the pane', () => {
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
    expect(turns(key, new FakeElement(['form']))).toBe(true);
    expect(turns(key, inPane)).toBe(true);
  }
});

it('outside of form and pane, and in a dialog, the keys are the browser’s: Alt and left goes back', () => {
  expect(turns('ArrowLeft', new FakeElement([]))).toBe(false);
  expect(turns('ArrowLeft', new FakeElement(['form', 'aria-modal']))).toBe(false);
});

it('Alt and down opens the list of a field with options', () => {
  expect(turns('ArrowDown', new FakeElement(['form'], true))).toBe(false);
  expect(turns('ArrowRight', new FakeElement(['form'], true))).toBe(true);
});
