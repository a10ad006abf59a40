import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { OutsideContext } from '#core/http/route.ts';

/** What the device cookie holds, sealed: a random name of the device, and the accounts that signed in on it. */
const Device = z.object({ id: z.string(), accounts: z.array(z.string()) });
type Device = z.output<typeof Device>;

const sealContext = 'identity.device-cookie';
const days = 180;
const mostAccounts = 5;

function read(ctx: OutsideContext): Device | undefined {
  const cookie = ctx.request.cookie('device');
  if (!cookie) return undefined;
  try {
    return Device.parse(JSON.parse(ctx.secrets.open(sealContext, Buffer.from(cookie, 'base64url'))));
  } catch {
    return undefined;
  }
}

/** The device's name if this account signed in on it before. */
export function knownDevice(ctx: OutsideContext, accountId: string | undefined): string | null {
  const device = read(ctx);
  return device && accountId !== undefined && device.accounts.includes(accountId) ? device.id : null;
}

/** Marks the device as one on which the account has signed in. */
export function rememberDevice(ctx: OutsideContext, accountId: string): void {
  const device = read(ctx) ?? { id: randomBytes(16).toString('base64url'), accounts: [] };
  const accounts = [accountId, ...device.accounts.filter((id) => id !== accountId)].slice(0, mostAccounts);
  const sealed = ctx.secrets.seal(sealContext, JSON.stringify({ id: device.id, accounts }));
  ctx.reply.cookies.push({
    name: 'device',
    value: sealed.toString('base64url'),
    maxAgeSeconds: days * 86_400,
  });
}
