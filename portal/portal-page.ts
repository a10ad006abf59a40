import type { VNode } from 'preact';
import type { Call } from '#core/contract/client.ts';
import type { Locale } from '#core/i18n/locales.ts';

/** What a page of the portal is given: the same public API as everyone, and the words of its language. */
export interface PortalRequest {
  call: Call;
  /** Query of the address, and fields of a form that was sent. */
  fields: Record<string, string>;
  locale: Locale;
  /** A text of the locales. */
  t: (key: string, params?: Record<string, unknown>) => string;
}

/** A whole page: HTML that is complete without scripts. */
export interface PortalAnswer {
  title: string;
  body: VNode;
  status?: number;
  /** Pages that everyone sees alike may be kept by caches for so many seconds; others never. */
  keepSeconds?: number;
  /** Instead of a page: where to go (after a form was sent). */
  redirect?: string;
}

export interface PortalPage {
  path: `/${string}`;
  load: (request: PortalRequest) => Promise<PortalAnswer>;
}
