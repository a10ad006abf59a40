import { z } from 'zod';
import { operation, personally } from '#core/contract/operation.ts';
import { Instant, line } from '#core/contract/schemas.ts';
import { DeviceId, EpochMs } from './terms.ts';

export const DeviceView = z.object({
  id: DeviceId,
  name: z.string(),
  /** SHA-256 of its key, hex: by it a device finds itself. */
  fingerprint: z.string(),
  boundAt: Instant,
  endedAt: Instant.nullable(),
});
export type DeviceView = z.output<typeof DeviceView>;

export const PublicKey = z
  .base64()
  .max(200)
  .describe(
    'SubjectPublicKeyInfo of a P-256 key (RFC 5480), base64; the key itself never leaves the device.',
  );

/** The devices with which a person checks in. */
export const devices = {
  list: operation({
    id: 'attendance.list-devices',
    method: 'GET',
    path: '/api/attendance/own/devices',
    summary: 'The devices with which the person checks in, ended ones too, the latest first.',
    access: personally,
    input: z.strictObject({}),
    output: z.object({ items: z.array(DeviceView) }),
  }),
  bind: operation({
    id: 'attendance.bind-device',
    method: 'POST',
    path: '/api/attendance/own/devices',
    summary: 'Binds a device by a key that was made on it; its person is told.',
    access: personally,
    input: z.strictObject({
      name: line(80),
      publicKey: PublicKey,
      proof: z.base64().max(200).describe('Signature of the key over its own binding (`deviceProofBytes`).'),
    }),
    output: DeviceView,
    errors: [
      'attendance.not-a-key',
      'attendance.key-not-proven',
      'attendance.device-known',
      'attendance.too-many-devices',
      'attendance.not-by-program',
    ],
  }),
  rename: operation({
    id: 'attendance.rename-device',
    method: 'PATCH',
    path: '/api/attendance/own/devices/:deviceId',
    summary: 'Gives a device another name, by which its person tells it from others.',
    access: personally,
    input: z.strictObject({ deviceId: DeviceId, name: line(80) }),
    output: DeviceView,
    errors: ['attendance.device-ended', 'attendance.not-by-program'],
  }),
  end: operation({
    id: 'attendance.end-device',
    method: 'POST',
    path: '/api/attendance/own/devices/:deviceId/ending',
    summary: 'Ends a device: nothing that it signs afterwards is taken.',
    access: personally,
    input: z.strictObject({ deviceId: DeviceId }),
    output: DeviceView,
    errors: ['attendance.device-ended', 'attendance.not-by-program'],
  }),
  showTime: operation({
    id: 'attendance.show-time',
    method: 'GET',
    path: '/api/attendance/own/devices/:deviceId/time',
    summary:
      'What the time is, sealed for this person and device: a later check-in without a network proves by it that it was after.',
    access: personally,
    input: z.strictObject({ deviceId: DeviceId }),
    output: z.object({ at: EpochMs, ticket: z.string() }),
    errors: ['attendance.device-ended', 'attendance.not-by-program'],
  }),
};
