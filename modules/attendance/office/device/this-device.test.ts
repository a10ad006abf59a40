import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { DeviceView } from '../../contract/devices.ts';
import type { DeviceId } from '../../contract/terms.ts';

const notes = new Map<string, unknown>();
const keys = new Map<string, CryptoKeyPair>();
vi.doMock('#office/outbox/sealed/sealed-database.ts', () => ({
  canKeep: async () => true,
  keptKey: async () => keys.get('device'),
  ownKey: async () => keys.get('device'),
  readNote: async (_owner: string, key: string) => notes.get(key) ?? null,
  writeNote: async (_owner: string, key: string, value: unknown) => void notes.set(key, value),
}));

const device = (id: string, endedAt: string | null): DeviceView => ({
  ...{ id: id as DeviceId, name: 'Ponsel', fingerprint: 'f', boundAt: '2026-11-23T00:00:00Z', endedAt },
});

let own: typeof import('./this-device.ts');

beforeEach(async () => {
  vi.resetModules();
  own = await import('./this-device.ts');
  notes.set('device', 'this');
  await own.openDevice('arunika.ani');
});
afterAll(() => {
  vi.doUnmock('#office/outbox/sealed/sealed-database.ts');
  vi.resetModules();
});

test('a list that was read before this device was bound does not make it forget that it is', async () => {
  await own.recogniseThis([device('other', null)]);
  expect(own.boundDevice.get()).toBe('this');
});

test('a device that was ended elsewhere hears so from the list', async () => {
  await own.recogniseThis([device('this', '2026-11-23T01:00:00Z')]);
  expect(own.boundDevice.get()).toBeNull();
});

test('a key that went while the page stayed open signs nothing more: the browser is to be bound anew', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  keys.set('device', pair as CryptoKeyPair);
  expect(await own.boundKey()).not.toBeNull();
  keys.delete('device');
  expect(await own.boundKey()).toBeNull();
  expect(own.boundDevice.get()).toBeNull();
});

test('a key that was made anew meanwhile is not the one that was bound', async () => {
  notes.delete('device');
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  keys.set('device', pair as CryptoKeyPair);
  expect(await own.boundKey()).toBeNull();
  expect(own.boundDevice.get()).toBeNull();
});
