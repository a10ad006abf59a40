import i18next from 'i18next';
import { toast } from '../design/feedback/toasts.ts';
import { createStore } from '../state/store.ts';

interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** Installs the office as an app, where the browser offers it; null where it does not (or no longer). */
export const installOffer = createStore<(() => Promise<unknown>) | null>(null);

const reloadedFor = 'pendopo.reloaded';

/** Joins the office to the browser: service worker, new versions, installing, and parts of a former version. */
export function joinBrowser(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installOffer.set(() => async () => {
      await (event as InstallEvent).prompt();
      installOffer.set(null);
    });
  });
  // A page of the former release is gone from the server: the new release has it.
  addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem(reloadedFor) === location.pathname) return;
    event.preventDefault();
    sessionStorage.setItem(reloadedFor, location.pathname);
    location.reload();
  });
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void watchWorker();
}

async function watchWorker(): Promise<void> {
  const scope = import.meta.env.BASE_URL;
  const registration = await navigator.serviceWorker.register(`${scope}sw.js`, { scope }).catch(() => null);
  if (!registration) return;
  if (!navigator.serviceWorker.controller) {
    navigator.serviceWorker.addEventListener('controllerchange', () => void keepLoaded(), { once: true });
  }
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offerNewVersion(registration.waiting);
  };
  offer();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', offer),
  );
}

/** What a first visit loaded before the worker was there passes by it once more, and so is kept; it comes from the cache. */
async function keepLoaded(): Promise<void> {
  const assets = `${location.origin}${import.meta.env.BASE_URL}assets/`;
  for (const { name } of performance.getEntriesByType('resource')) {
    if (name.startsWith(assets)) await fetch(name).catch(() => {});
  }
}

function offerNewVersion(waiting: ServiceWorker): void {
  const takeOver = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
  };
  toast(i18next.t('office.newVersion'), {
    tone: 'neutral',
    action: { label: i18next.t('office.reload'), run: takeOver },
  });
}
