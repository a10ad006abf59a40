import { createStore } from '../state/store.ts';

interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** Installs the office as an app, where the browser offers it; null where it does not (or no longer). */
export const installOffer = createStore<(() => Promise<unknown>) | null>(null);

/** Takes the new release that is ready, by loading the page anew; null while there is none. */
export const newVersion = createStore<(() => void) | null>(null);

/** A tab stays open for weeks: it asks this often whether there is a new release (ms). */
const askEvery = 3_600_000;

/** Joins the office to the browser: service worker, new releases, installing. */
export function joinBrowser(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installOffer.set(() => async () => {
      await (event as InstallEvent).prompt();
      installOffer.set(null);
    });
  });
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void watchWorker();
}

async function watchWorker(): Promise<void> {
  const scope = import.meta.env.BASE_URL;
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(`${scope}sw.js`, { scope }).catch(() => null);
  if (!registration) return;
  if (serviceWorker.controller) offerOnceTaken();
  else serviceWorker.addEventListener('controllerchange', onFirstWorker, { once: true });
  const offer = () => {
    if (registration.waiting && serviceWorker.controller) offerNewVersion(registration.waiting);
  };
  offer();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', offer),
  );
  askForUpdates(registration);
}

function onFirstWorker(): void {
  offerOnceTaken();
  keepLoaded();
}

/** Asks every hour, and when a tab that slept longer is looked at again. */
function askForUpdates(registration: ServiceWorkerRegistration): void {
  let asked = Date.now();
  const ask = () => {
    if (document.visibilityState === 'hidden' || !navigator.onLine || Date.now() - asked < askEvery) return;
    asked = Date.now();
    void registration.update().catch(() => {});
  };
  setInterval(ask, askEvery / 4);
  document.addEventListener('visibilitychange', ask);
}

/**
 * What a first visit asked for before the worker was there passes by it once more, and so is kept; it comes from the cache
 * of the browser. Also what was still on its way then.
 */
function keepLoaded(): void {
  const assets = `${location.origin}${import.meta.env.BASE_URL}assets/`;
  const asked = new Set<string>();
  let turn = Promise.resolve<unknown>(undefined);
  const keep = (loaded: PerformanceResourceTiming[]) => {
    for (const { name, workerStart } of loaded) {
      if (!name.startsWith(assets) || workerStart > 0 || asked.has(name)) continue;
      asked.add(name);
      turn = turn.then(() => fetch(name)).catch(() => {});
    }
  };
  new PerformanceObserver((list) => keep(list.getEntries() as PerformanceResourceTiming[])).observe({
    type: 'resource',
    buffered: true,
  });
}

function offerNewVersion(waiting: ServiceWorker): void {
  newVersion.set(() => () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
  });
}

/** Another tab has taken the new release: here it only has to be loaded, when the person says so. */
function offerOnceTaken(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () =>
    newVersion.set(() => () => location.reload()),
  );
}
