import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followLive, liveState, waitBefore } from './live-connection.ts';

/** Stands in for the browser's EventSource; the test plays the server. */
class FakeSource {
  static opened: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  constructor() {
    FakeSource.opened.push(this);
  }
  close() {
    this.closed = true;
  }
}

const page = { visibilityState: 'visible', listeners: new Map<string, () => void>() };
const device = { onLine: true };
let heard: string[] = [];
let returned = 0;
let refused = 0;
let stop = () => {};

const latest = () => FakeSource.opened.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.opened = [];
  heard = [];
  returned = 0;
  refused = 0;
  device.onLine = true;
  page.visibilityState = 'visible';
  const listen = (name: string, listener: () => void) => page.listeners.set(name, listener);
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('navigator', device);
  vi.stubGlobal('document', {
    get visibilityState() {
      return page.visibilityState;
    },
    addEventListener: listen,
    removeEventListener: () => {},
  });
  vi.stubGlobal('addEventListener', listen);
  vi.stubGlobal('removeEventListener', () => {});
  stop = followLive({
    address: '/api/live',
    onEvent: (event) => heard.push(event.type),
    onReturn: () => {
      returned += 1;
    },
    onRefused: () => {
      refused += 1;
    },
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('events are handed on, and what is no event is dropped', () => {
  latest().onopen?.();
  latest().onmessage?.({ data: '{"type":"letter.registered"}' });
  latest().onmessage?.({ data: 'nonsense' });
  latest().onmessage?.({ data: '{"kind":1}' });
  expect(heard).toEqual(['letter.registered']);
  expect(liveState.get()).toBe('live');
});

it('after a break it connects again and everything on screen is read anew, once', () => {
  latest().onopen?.();
  latest().onerror?.();
  expect(liveState.get()).toBe('waiting');
  vi.advanceTimersByTime(1_000);
  expect(FakeSource.opened).toHaveLength(2);
  latest().onopen?.();
  expect(returned).toBe(1);
});

it('waits grow to a minute and differ from browser to browser', () => {
  expect(waitBefore(0, 0)).toBe(500);
  expect(waitBefore(0, 1)).toBe(1_000);
  expect(waitBefore(20, 1)).toBe(60_000);
  expect(waitBefore(20, 0)).toBe(30_000);
});

it('a hidden page gives its connection back after half a minute and takes it up when it is seen again', () => {
  latest().onopen?.();
  page.visibilityState = 'hidden';
  page.listeners.get('visibilitychange')?.();
  vi.advanceTimersByTime(29_000);
  expect(latest().closed).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(latest().closed).toBe(true);
  page.visibilityState = 'visible';
  page.listeners.get('visibilitychange')?.();
  latest().onopen?.();
  expect(FakeSource.opened).toHaveLength(2);
  expect(returned).toBe(1);
});

it('without a network it does not try, and tries at once when there is one', () => {
  device.onLine = false;
  page.listeners.get('offline')?.();
  expect(liveState.get()).toBe('offline');
  device.onLine = true;
  page.listeners.get('online')?.();
  expect(FakeSource.opened).toHaveLength(2);
});

const hide = () => {
  page.visibilityState = 'hidden';
  page.listeners.get('visibilitychange')?.();
};

it('a break does not keep a hidden page from giving its connection back, nor does a network that returns', () => {
  latest().onopen?.();
  hide();
  vi.advanceTimersByTime(20_000);
  latest().onerror?.();
  vi.advanceTimersByTime(5_000);
  latest().onopen?.();
  vi.advanceTimersByTime(6_000);
  expect(latest().closed).toBe(true);
  expect(liveState.get()).toBe('paused');
  const opened = FakeSource.opened.length;
  for (const change of ['offline', 'online']) page.listeners.get(change)?.();
  vi.advanceTimersByTime(120_000);
  expect(FakeSource.opened).toHaveLength(opened);
});

it('a connection that is refused again and again makes the office ask for its session', () => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(refused).toBe(0);
    latest().onerror?.();
    vi.advanceTimersByTime(60_000);
  }
  expect(refused).toBe(1);
});
