import type { Page } from 'playwright-core';
import type { Operation, OutputOf } from '#core/contract/operation.ts';
import { fixity } from '#modules/ledger/contract/fixity.ts';
import { ledger } from '#modules/ledger/contract/ledger.ts';
import { type WitnessesView, type WitnessView, witnesses } from '#modules/ledger/contract/witnesses.ts';
import type { View } from './views.ts';

const someThing = '019aa000-0000-7000-8000-000000000001';
const someMoment = '2026-11-21T01:00:00Z';
const vkeyOf = (name: string) => `${name}+1a2b3c4d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh`;

/** Answers an operation as its contract says, instead of the server. */
async function answered<Op extends Operation>(page: Page, op: Op, output: OutputOf<Op>): Promise<void> {
  const path = `**${op.path.replaceAll(/:\w+/g, '*')}`;
  await page.route(path, (route) =>
    route.request().method() === op.method
      ? route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(output) })
      : route.fallback(),
  );
}

/** A log that has leaves, a witness that was silent, and a letter that was altered behind the application. */
const alarmedLedger: OutputOf<typeof ledger.state> = {
  logs: [
    {
      stream: 'letters',
      origin: 'pendopo.example/ledger/letters',
      verifierKey: vkeyOf('pendopo.example/ledger/letters'),
      size: 1_234,
      endedAt: null,
      newest: null,
    },
  ],
  pending: { count: 3, oldestSeconds: 75 },
  monitor: { wholeAt: someMoment, late: true },
  witnesses: [
    { name: 'saksi.inspektorat.example/1', address: 'https://saksi.inspektorat.example', seen: [] },
  ],
  standing: 1,
  alarms: [
    {
      invariant: 'I10',
      finding: 'row-changed',
      record: `letters ${someThing} subject`,
      firstSeenAt: someMoment,
      lastSeenAt: someMoment,
      current: true,
      thing: { module: 'letters', thingId: someThing, name: '12/2026', fact: 'subject' },
    },
    {
      invariant: 'I4',
      finding: 'tile-differs',
      record: 'letters tile/1/000.p/3',
      firstSeenAt: someMoment,
      lastSeenAt: someMoment,
      current: false,
      thing: null,
    },
  ],
};
const damagedFiles: OutputOf<typeof fixity.show> = {
  ...{ days: 90, total: 40_000, read: 12_345, wholeSince: null, damaged: 1, mended: 1, hasReplica: true },
  objects: [
    {
      object: 'ab'.repeat(32),
      damage: 'changed',
      damagedAt: someMoment,
      replica: 'damaged',
      mendedAt: null,
      mendedOf: null,
      holders: [{ module: 'letters', thingId: someThing, name: '12/2026' }],
    },
    {
      object: 'cd'.repeat(32),
      damage: null,
      damagedAt: null,
      replica: null,
      mendedAt: someMoment,
      mendedOf: 'missing',
      holders: [],
    },
  ],
};

const saw = {
  stream: 'letters',
  size: 1_234,
  cosignedAt: someMoment,
  behind: 0,
  waitsSince: null,
  late: false,
} as const;
const witness = (count: number, name: string, seen: WitnessView['seen']): WitnessView => ({
  id: `019aa000-0000-7000-8000-00000000000${count}`,
  name,
  vkey: vkeyOf(name),
  address: `https://${name}`,
  group: 'saksi',
  addedAt: someMoment,
  removedAt: null,
  seen,
});
/** Three witnesses, of which one is late and one never answered, and one of old; a decision that is too weak. */
const askedWitnesses: WitnessesView = {
  witnesses: [
    witness(1, 'saksi.inspektorat.kabupaten-arunika.example', [
      saw,
      { ...saw, stream: 'access', size: 98_765 },
    ]),
    witness(2, 'saksi.kampus.example', [
      { ...saw, size: 1_200, behind: 34, waitsSince: someMoment, late: true },
    ]),
    witness(3, 'saksi.tetangga.example', [{ ...saw, size: 0, cosignedAt: null, behind: 1_234 }]),
    { ...witness(4, 'saksi.lama.example', []), removedAt: someMoment },
  ],
  policy: {
    number: 7,
    text: '',
    groups: [{ group: 'saksi', of: 3, needs: 2, advised: 3, decided: true }],
    warnings: ['two-histories-with-one-liar'],
  },
  logs: [
    {
      stream: 'letters',
      vkeys: [vkeyOf('pendopo.example/ledger/letters'), vkeyOf('pendopo.example/ledger/letters')],
    },
    { stream: 'access', vkeys: [vkeyOf('pendopo.example/ledger/access')] },
  ],
  can: { configure: true },
};
const withWitnesses = (act: (page: Page) => Promise<void>) => async (page: Page) => {
  await answered(page, witnesses.list, askedWitnesses);
  await page.reload();
  await page.getByText('saksi.kampus.example').first().waitFor();
  await act(page);
};
const inDialog = async (page: Page, open: () => Promise<void>) => {
  await open();
  await page.getByRole('dialog').first().waitFor();
};
const own = { who: 'admin', path: '/office/ledger/witnesses' } as const;

/** The integrity log, its witnesses, and the states in which they look different. */
export const ledgerViews: readonly View[] = [
  { name: 'the integrity log', who: 'admin', path: '/office/ledger', everyTheme: true },
  {
    name: 'the integrity log with what does not hold',
    who: 'admin',
    path: '/office/ledger',
    act: async (page) => {
      await answered(page, ledger.state, alarmedLedger);
      await answered(page, fixity.show, damagedFiles);
      await page.reload();
      await page.getByText('tidak cocok dengan log').first().waitFor();
      await page.getByText('isi berkas berubah').first().waitFor();
    },
  },
  { name: 'the integrity log before its first witness', ...own },
  {
    name: 'the integrity log and its witnesses',
    ...own,
    everyTheme: true,
    act: withWitnesses((page) => page.locator('summary').click()),
  },
  {
    name: 'the integrity log as a witness is added',
    ...own,
    act: async (page) => {
      await inDialog(page, () => page.getByRole('button', { name: 'Tambah saksi' }).click());
      await page.getByLabel('Kunci saksi').fill(vkeyOf('saksi.kampus.example'));
    },
  },
  {
    name: 'the integrity log as a witness answers',
    ...own,
    act: withWitnesses(async (page) => {
      const answers = [
        { stream: 'letters', size: 1_234, answer: 'cosigned' },
        { stream: 'access', size: 98_765, answer: 'log-unknown' },
      ] as const;
      await answered(page, witnesses.ask, { answers: [...answers] });
      await inDialog(page, () => page.getByRole('button', { name: 'Tanya sekarang' }).first().click());
      await page.getByText('Semua beres').waitFor();
    }),
  },
  {
    name: 'the integrity log and its quorum',
    ...own,
    act: withWitnesses(async (page) => {
      await inDialog(page, () => page.getByRole('button', { name: 'Ubah kuorum' }).click());
      await page.getByLabel('Saksi yang diminta pembaca').selectOption('1');
    }),
  },
  {
    name: 'the integrity log as a witness is removed',
    ...own,
    act: withWitnesses(async (page) => {
      await page.getByRole('button', { name: 'Pilihan lain untuk saksi.kampus.example' }).click();
      await inDialog(page, () => page.getByRole('menuitem', { name: 'Keluarkan' }).click());
    }),
  },
];
