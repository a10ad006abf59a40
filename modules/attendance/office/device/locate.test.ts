import { afterEach, expect, test, vi } from 'vitest';
import { locate } from './locate.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a question of the browser that nobody answers does not keep the check-in from going on', async () => {
  vi.useFakeTimers();
  const getCurrentPosition = vi.fn();
  vi.stubGlobal('navigator', { geolocation: { getCurrentPosition } });
  const located = locate();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await located).toEqual({ position: null, why: 'late' });
  expect(getCurrentPosition).toHaveBeenCalledTimes(1);
});

test('one position is asked for, as precise as the phone can and never an old one', async () => {
  const coords = { latitude: -6.1, longitude: 106.8, accuracy: 12, altitude: 8 };
  const getCurrentPosition = vi.fn((found: (at: unknown) => void) => found({ coords }));
  vi.stubGlobal('navigator', { geolocation: { getCurrentPosition } });
  expect(await locate()).toEqual({
    position: { latitude: -6.1, longitude: 106.8, accuracyM: 12, altitudeM: 8 },
  });
  expect(getCurrentPosition.mock.calls).toMatchObject([
    [expect.anything(), expect.anything(), { enableHighAccuracy: true, maximumAge: 0 }],
  ]);
});
