import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTicket, sealTicket } from './time-ticket.ts';

const hmacOf = (secret: string) => (message: Uint8Array) =>
  new Uint8Array(createHmac('sha256', secret).update(message).digest());
const hmac = hmacOf('server');
const ticket = {
  at: 1_795_000_000_000,
  nonce: 'Zm9yIHRoaXMgdGFwIG9ubHk',
  personId: '0192f0c5-7f6e-7000-8000-000000000001',
  deviceId: 'device-0001',
};

test('a ticket opens for whom it was issued to, and for nobody else', () => {
  const text = sealTicket(ticket, hmac);
  expect(openTicket(text, ticket, hmac)).toEqual(ticket);
  const other = '0192f0c5-7f6e-7000-8000-000000000002';
  expect(openTicket(text, { ...ticket, personId: other }, hmac)).toBeNull();
  expect(openTicket(text, { ...ticket, deviceId: 'device-0002' }, hmac)).toBeNull();
  expect(openTicket(text, ticket, hmacOf('another server'))).toBeNull();
});

test('a ticket with one character changed, added or taken away does not open', () => {
  const text = sealTicket(ticket, hmac);
  const character = fc.constantFrom(...'AZaz09+/=._ ');
  fc.assert(
    fc.property(fc.nat(text.length - 1), character, fc.integer({ min: 0, max: 2 }), (at, put, how) => {
      const changed = text.slice(0, at) + (how === 2 ? '' : put) + text.slice(how === 1 ? at : at + 1);
      fc.pre(changed !== text);
      expect(openTicket(changed, ticket, hmac)).toBeNull();
    }),
    { seed: 1, numRuns: 2_000 },
  );
});
