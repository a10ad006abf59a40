import { vi } from 'vitest';

/** As much of a browser as the session needs: what it keeps, what it sends, where it goes. */
export interface FakeBrowser {
  stored: Map<string, string>;
  /** Requests that were sent: `METHOD /path`, with the person they were sent for. */
  sent: { what: string; person: string | null; key: string | null }[];
  /** Answers by `METHOD /path`; none means that no answer comes. The last one of a list stays. */
  answers: Record<string, (() => Response)[]>;
  /** Where the page went. */
  wentTo: string[];
  /** Another tab keeps a value. */
  inAnotherTab(key: string, value: string): void;
}

export const person = (id: string) => ({
  person: { id, name: id, nip: null },
  agency: { id: 'arunika', name: '', shortName: '', zone: 'Asia/Jakarta' },
  posts: [],
  permissions: [],
  locale: null,
  factorFresh: false,
});

export const refusal = (status: number, code: string) => () =>
  Response.json({ code, title: code }, { status });

export function fakeBrowser(): FakeBrowser {
  const stored = new Map<string, string>();
  const events = new EventTarget();
  const browser: FakeBrowser = {
    stored,
    sent: [],
    answers: {},
    wentTo: [],
    inAnotherTab: (key, value) => {
      stored.set(key, value);
      events.dispatchEvent(Object.assign(new Event('storage'), { key }));
    },
  };
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {
        getItem: (key: string) => stored.get(key) ?? null,
        setItem: (key: string, value: string) => void stored.set(key, value),
        removeItem: (key: string) => void stored.delete(key),
      },
      {
        ownKeys: () => [...stored.keys()],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      },
    ),
  );
  const ofTab = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => ofTab.get(key) ?? null,
    setItem: (key: string, value: string) => void ofTab.set(key, value),
    removeItem: (key: string) => void ofTab.delete(key),
    clear: () => ofTab.clear(),
  });
  vi.stubGlobal('location', { replace: (to: string) => void browser.wentTo.push(to), reload: () => {} });
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const what = `${init.method} ${address}`;
    const headers = new Headers(init.headers);
    browser.sent.push({ what, person: headers.get('x-pendopo-person'), key: headers.get('idempotency-key') });
    const answers = browser.answers[what] ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new TypeError('network');
    return answer();
  });
  return browser;
}

/** Lets everything happen that waits for nothing but its turn. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
