import { expect, it } from 'vitest';
import { inLanguage } from './in-language.ts';

it('the link to the other language keeps what was asked for', () => {
  expect(inLanguage('/', 'en')).toBe('?lang=en');
  expect(inLanguage('/lacak?kode=AB12&lang=en', 'id')).toBe('?kode=AB12&lang=id');
});

it('no address makes the link lead to another host or run a script', () => {
  const addresses = [
    '//evil.example',
    '//evil.example/lacak?kode=1',
    '/\\evil.example',
    'https://evil.example/?x=//evil.example',
    '/?x=javascript:alert(1)&lang="><script>',
  ];
  for (const address of addresses) {
    const led = new URL(inLanguage(address, 'en'), 'https://kantor.test//evil.example/lacak');
    expect(led.origin).toBe('https://kantor.test');
    expect(inLanguage(address, 'en')).toMatch(/^\?[\w%&=.*+-]*$/);
  }
});
