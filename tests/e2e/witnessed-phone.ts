import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { atWork, bigButton, press, sealedHere, wakeWorker } from './attendance-phone.ts';
import type { FailingNetwork } from './failing-network.ts';
import { type SignedTap, type Witnessed, watch } from './witness.ts';

const said = /tercatat pukul|tersimpan di ponsel ini|ditolak server/;
const confirmation = /tercatat pukul|tersimpan di ponsel ini/;

const sendButton = (dialog: Locator): Locator =>
  dialog.getByRole('button', { name: /^(Kirim presensi|Daftarkan perangkat dan presensi)/ });

interface Pressed {
  dialog: Locator;
  signed: SignedTap[];
}

export type WitnessedPhone = Awaited<ReturnType<typeof witnessedPhone>>;

/** A device of a person with its tabs, and what is seen of them. */
export async function witnessedPhone(first: Page, network: FailingNetwork, notes: Witnessed, origin: string) {
  const context = first.context();
  context.setDefaultTimeout(30_000);
  const underWay = new Map<Page, SignedTap[]>();
  const phone = { honest: true, online: true };
  await watch(context, (page, tap) => underWay.get(page)?.push({ ...tap, honest: phone.honest }), notes);
  let tabs: Page[] = [];

  /** Opens the page of check-ins in a tab. False where the button does not come: nobody can press there. */
  async function open(page: Page): Promise<boolean> {
    tabs.push(page);
    await page.goto('/office/attendance').catch(() => {});
    return bigButton(page)
      .waitFor({ timeout: 6_000 })
      .then(() => true)
      .catch(() => false);
  }

  const tabAt = async (at: number): Promise<Page> => {
    if (tabs.length === 0) await open(await context.newPage());
    return tabs[at % tabs.length]!;
  };

  /** The first press. Null where nobody can press. */
  async function pressIn(page: Page): Promise<Pressed | null> {
    await page.bringToFront();
    if (!(await bigButton(page).isVisible())) return null;
    await context.setGeolocation(jittered());
    const dialog = await press(page);
    await sendButton(dialog).and(page.locator(':enabled')).waitFor();
    const signed: SignedTap[] = [];
    underWay.set(page, signed);
    notes.presses.push(signed);
    return { dialog, signed };
  }

  /** The second press, also in a tab that is behind another; and what the page says then. */
  async function sendIn(pressed: Pressed | null): Promise<void> {
    if (!pressed) return;
    const { dialog, signed } = pressed;
    await sendButton(dialog).dispatchEvent('click');
    const words = await dialog.getByText(said).first().textContent({ timeout: 25_000 });
    if (confirmation.test(words ?? '')) notes.confirmed.add(signed.at(-1)?.id ?? 'nothing signed');
    await dialog.getByRole('button', { name: 'Tutup' }).last().dispatchEvent('click');
    await dialog.waitFor({ state: 'hidden' });
  }

  async function close(page: Page): Promise<void> {
    tabs = tabs.filter((one) => one !== page);
    await page.close();
  }

  /** No two positions of a phone are the same. */
  const jittered = () => {
    const part = (notes.presses.length * 0.618) % 1;
    const { latitude, longitude } = atWork;
    return {
      latitude: latitude + part / 10_000,
      longitude: longitude - part / 13_000,
      accuracy: 8 + part * 8,
    };
  };

  return {
    network,
    phone,
    tabAt,
    tap: async (at: number) => sendIn(await pressIn(await tabAt(at))),
    tapInTwoTabs: async () => {
      while (tabs.length < 2) await open(await context.newPage());
      const pressed = [await pressIn(tabs[0]!), await pressIn(tabs[1]!)];
      await Promise.all(pressed.map(sendIn));
    },
    /** The tab is killed `after` ms after the second press. */
    tapAndDie: async (at: number, after: number) => {
      const page = await tabAt(at);
      const pressed = await pressIn(page);
      if (!pressed) return;
      await sendButton(pressed.dialog).dispatchEvent('click');
      await page.waitForTimeout(after);
      await close(page);
    },
    openTab: async () => void (tabs.length < 3 && (await open(await context.newPage()))),
    closeTab: async (at: number) => void (tabs.length > 0 && (await close(await tabAt(at)))),
    reload: async (at: number) => {
      const page = await tabAt(at);
      await page.reload().catch(() => {});
      await bigButton(page)
        .waitFor({ timeout: 6_000 })
        .catch(() => {});
    },
    setOnline: async (online: boolean) => {
      phone.online = online;
      network.cut = !online;
      // Told to every page and worker in turn; one that was just stopped never answers.
      const told = context.setOffline(!online);
      await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 3_000))]);
    },
    /** Sets the clock (`skew`) or moves the counter (`gained`) of the phone (ms). */
    set: async (what: 'skew' | 'gained', by: number) => {
      const page = await tabAt(0);
      await page.evaluate(([key, value]) => localStorage.setItem(key!, value!), [what, String(by)]);
    },
    stopWorker: async () => {
      const devtools = await context.newCDPSession(await tabAt(0));
      await devtools.send('ServiceWorker.enable');
      await devtools.send('ServiceWorker.stopAllWorkers');
      await devtools.detach();
    },
    wakeWorker: async () => {
      if (!phone.online) return;
      const devtools = await context.newCDPSession(await tabAt(0));
      await wakeWorker(devtools, origin);
      await devtools.detach();
    },
    /** A new release is there, and the page takes it as its person would. */
    release: async () => {
      network.release += 1;
      if (phone.online) await (await tabAt(0)).evaluate(takeRelease);
    },
    /** Opens the office anew and waits until nothing waits here. Answers what is left, in the words of the page. */
    settle: async (): Promise<string[]> => {
      const page = await context.newPage();
      await open(page);
      const until = Date.now() + 45_000;
      while ((await sealedHere(page)).count > 0) {
        const panel = page.getByRole('region', { name: 'Belum sampai ke server' });
        if (Date.now() > until || (await panel.getByText('Ditolak server').count()) > 0)
          return panel.allInnerTexts();
        await page.waitForTimeout(200);
      }
      return [];
    },
    /** One tab, the counter right, and the clock as an honest person has it (ms); null: it may be set to anything. */
    begin: async (steady: number | null) => {
      for (const page of tabs.slice(0, -1)) await close(page);
      phone.honest = steady !== null;
      const page = await tabAt(0);
      await page.evaluate((by) => {
        localStorage.setItem('skew', String(by));
        localStorage.removeItem('gained');
      }, steady ?? 0);
      await page.reload();
      await bigButton(page).waitFor();
    },
    bind: async () => {
      await open(first);
      await first.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await sendIn(await pressIn(first));
    },
  };
}

/** In the page: asks for the new release, and takes it over where it came; a part of it may be lost on the way. */
const takeRelease = async (): Promise<void> => {
  const { serviceWorker } = navigator;
  const before = serviceWorker.controller;
  const registration = await serviceWorker.getRegistration();
  await registration?.update().catch(() => undefined);
  const comes = () => registration?.installing || registration?.waiting;
  const until = performance.now() + 20_000;
  while (serviceWorker.controller === before && comes() && performance.now() < until) {
    registration?.waiting?.postMessage('take-over');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** What a phone of these tests is, besides its size. */
export const throughNetwork = ({ server }: FailingNetwork): BrowserContextOptions => ({
  serviceWorkers: 'allow',
  proxy: { server },
});
