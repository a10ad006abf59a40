import { beforeEach, expect, it } from 'vitest';
import { dismissSaid, toast, toasts } from './toasts.ts';

beforeEach(() => toasts.set([]));

it('what was only said leaves when something opens over the page, what can be taken back does not', () => {
  toast('Laporan diterima');
  toast('Disposisi diteruskan', { undo: () => {} });
  toast('Surat terdaftar', { action: { label: 'Buka', run: () => {} } });
  dismissSaid();
  expect(toasts.get().map(({ text }) => text)).toEqual(['Disposisi diteruskan', 'Surat terdaftar']);
});
