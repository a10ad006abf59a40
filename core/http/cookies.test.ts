import { expect, test } from 'vitest';
import { readCookie, writtenCookie } from './cookies.ts';

const [plain, secure] = ['http://127.0.0.1:3000', 'https://kantor.go.id'];

test('where the installation is reached by https the browser binds the cookie to the host', () => {
  expect(writtenCookie({ name: 'session', value: 'x', maxAgeSeconds: 9 }, secure)).toBe(
    '__Host-pendopo=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=9; Secure',
  );
  expect(writtenCookie({ name: 'device', value: null, maxAgeSeconds: 9 }, plain)).toBe(
    'pendopo-device=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
  );
});

test('a cookie is read by its whole name', () => {
  const header = 'other=1; pendopo-device=d; xpendopo=2; pendopo=s=t';
  expect(readCookie(header, plain, 'session')).toBe('s=t');
  expect(readCookie(header, plain, 'device')).toBe('d');
  expect(readCookie(header, plain, 'flow')).toBeUndefined();
  expect(readCookie('pendopo=s', secure, 'session')).toBeUndefined();
  expect(readCookie(undefined, plain, 'session')).toBeUndefined();
});
