import { AppError } from '#core/contract/errors.ts';
import { call, callDirectly } from '#office/data/client.ts';
import { canKeep, readNote, writeNote } from '#office/outbox/sealed/sealed-database.ts';
import { createStore } from '#office/state/store.ts';
import { deviceProofBytes } from '../../contract/check-in-statement.ts';
import { type DeviceView, devices } from '../../contract/devices.ts';
import type { DeviceId } from '../../contract/terms.ts';
import { type DeviceKey, deviceKey, knownDeviceKey } from './device-key.ts';
import { type KeptTicket, type ServerClock, serverClock } from './server-clock.ts';

/** As what this browser is bound to the person at work; null where it is not (yet). */
export const boundDevice = createStore<DeviceId | null>(null);

/** The time of the server, as far as this page heard it. */
export let clock: ServerClock = serverClock(pageClocks());

let owner = '';

function pageClocks() {
  return { counter: () => performance.now(), phone: () => Date.now() };
}

/** Reads what is known here of a person: the binding, and the last ticket that an earlier page heard. */
export async function openDevice(of: string): Promise<void> {
  const [deviceId, ticket] = await Promise.all([
    readNote<DeviceId>(of, 'device'),
    readNote<KeptTicket>(of, 'ticket'),
  ]);
  if (owner !== of) clock = serverClock(pageClocks(), ticket);
  owner = of;
  boundDevice.set(deviceId);
}

/** Keeps a ticket that came with an answer. */
export function hearTicket(ticket: string | null, askedAt: number): void {
  const heard = ticket && clock.hear(ticket, askedAt);
  if (heard) void writeNote(owner, 'ticket', heard).catch(() => {});
}

/** Asks the server for the time. Fails silently: what is known stays. */
export async function askForTime(): Promise<void> {
  const deviceId = boundDevice.get();
  if (!deviceId) return;
  const askedAt = performance.now();
  try {
    const { at, ticket } = await callDirectly(devices.showTime, { deviceId });
    clock.tell(at);
    hearTicket(ticket, askedAt);
  } catch (fault) {
    const ended =
      fault instanceof AppError && /^(attendance\.device-ended|core\.not-found)$/.test(fault.code);
    if (ended) await unbind();
  }
}

/** Binds this browser to the person at work. @throws what the server refuses, or where the browser keeps no keys */
export async function bindThisDevice(personId: string, name: string): Promise<DeviceId> {
  const key = await deviceKey();
  const proof = await key.sign(deviceProofBytes(personId, key.publicKey));
  const { id } = await call(devices.bind, { name, publicKey: key.publicKey, proof }).catch(async (fault) => {
    // It was bound before, and the answer got lost.
    const known = fault instanceof AppError && fault.code === 'attendance.device-known';
    const own = known ? await findThis((await call(devices.list, {})).items) : null;
    if (!own) throw fault;
    return own;
  });
  await bound(id);
  return id;
}

/** The key that was bound; null where it went while the page stayed open, and this browser has to be bound anew. */
export async function boundKey(): Promise<DeviceKey | null> {
  const [key, noted] = await Promise.all([knownDeviceKey(), readNote<DeviceId>(owner, 'device')]);
  if (key && noted !== null && noted === boundDevice.get()) return key;
  await unbind();
  return null;
}

/** Sets right what this browser knows of itself by what the server lists. */
export async function recogniseThis(items: readonly DeviceView[]): Promise<void> {
  const own = await findThis(items);
  const known = boundDevice.get();
  if (own && own.id !== known) await bound(own.id);
  // A list that was read before this one was bound says nothing of it.
  if (!own && items.some(({ id, endedAt }) => id === known && endedAt !== null)) await unbind();
}

/** Which of the devices of a person is this one; null where it was ended, or never bound. */
export async function findThis(items: readonly DeviceView[]): Promise<DeviceView | null> {
  const key = await knownDeviceKey().catch(() => null);
  if (!key) return null;
  return (
    items.find(({ fingerprint, endedAt }) => fingerprint === key.fingerprint && endedAt === null) ?? null
  );
}

async function bound(deviceId: DeviceId): Promise<void> {
  clock.forget();
  await Promise.all([writeNote(owner, 'ticket', null), writeNote(owner, 'device', deviceId)]);
  boundDevice.set(deviceId);
  await askForTime();
}

async function unbind(): Promise<void> {
  clock.forget();
  boundDevice.set(null);
  await Promise.all([writeNote(owner, 'ticket', null), writeNote(owner, 'device', null)]);
}

/** Whether this browser can sign and keep at all: a secure context and a store for keys. */
export async function canSign(): Promise<boolean> {
  return globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined && canKeep();
}
