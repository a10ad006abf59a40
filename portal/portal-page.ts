import type { VNode } from 'preact';
import type { Call } from '#core/contract/client.ts';
import type { AppError } from '#core/contract/errors.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import type { Locale } from '#core/i18n/locales.ts';

/** What a page of the portal is given: the same public API as everyone, and the words of its language. */
export interface PortalRequest {
  call: Call;
  /** The same for an operation that takes a file. */
  upload: <Op extends Operation>(op: Op, input: SentInput<Op>, bytes: Buffer) => Promise<OutputOf<Op>>;
  /** Query and parts of the address, and fields of a form that was sent. */
  fields: Record<string, string>;
  /** Why a form that was sent could not be taken; the page is shown again with it. */
  fault?: AppError;
  locale: Locale;
  /** A text of the locales. */
  t: (key: string, params?: Record<string, unknown>) => string;
}

/** A whole page: HTML that is complete without scripts. */
export interface PortalAnswer {
  title: string;
  body: VNode;
  status?: number;
  /** A script that makes the page handier; the page says and does everything without it. */
  script?: PortalScript;
  /** Pages that everyone sees alike may be kept by caches for so many seconds; others never. */
  keepSeconds?: number;
  /**
   * Search engines may list it: it says the same to everyone and nothing of a letter. A page that does not say so is kept
   * out, with its address, which for whoever holds it may be the key.
   */
  listed?: boolean;
  /** Instead of a page: where to go (after a form was sent). */
  redirect?: string;
}

/** Scripts of the portal, by their name in `portal/script`. */
export const portalScripts = ['drop-file'] as const;
export type PortalScript = (typeof portalScripts)[number];

export interface PortalPage {
  path: `/${string}`;
  load: (request: PortalRequest) => Promise<PortalAnswer>;
  /** For a page with a form that brings a file along. What it throws for people is shown by `load` as `fault`. */
  submit?: {
    mostBytes: number;
    /** `file` is empty where none was chosen. */
    load: (request: PortalRequest, file: Buffer) => Promise<PortalAnswer>;
  };
}
