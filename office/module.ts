import type { LucideIcon } from 'lucide-react';
import type { FunctionComponent } from 'react';
import type { LazyPart } from './design/feedback/lazy-part.tsx';
import type { LiveRules } from './live/stale-by-event.ts';
import type { OfflineRules } from './outbox/offline-rules.ts';
import type { TourStep } from './tours/tour-state.ts';

/** Groups of the rail, in the order in which they stand. */
export const navigationGroups = ['work', 'registry', 'people', 'services', 'administration'] as const;
export type NavigationGroup = (typeof navigationGroups)[number];

export interface NavigationItem {
  id: string;
  /** Key of the text in the locales. */
  label: string;
  /** Path under `/office`, with a slash at the front. */
  path: string;
  /** Further pages that belong to it lie below this path. */
  covers?: string;
  icon: LucideIcon;
  group: NavigationGroup;
  /** Shown only to who holds this right somewhere. */
  permission?: string;
  counter?: CounterQuery;
  /** Place in the bottom bar of a phone, 1 to 3; home stands before them and the menu after. */
  thumb?: 1 | 2 | 3;
  /** Key of a shorter text for the bottom bar, of about ten letters. */
  shortLabel?: string;
  /** Keys that lead there, one after the other: `g m`. */
  keys?: string;
}

/** A number beside a navigation item. `queryKey` begins with the id of the operation that it reads. */
export interface CounterQuery {
  queryKey: readonly [string, ...unknown[]];
  read: (signal: AbortSignal) => Promise<number>;
  /** Key of the words for screen readers, with `{{count}}`: `letters.unreadCount`. */
  label: string;
}

export interface OfficeRoute {
  /** Path under `/office`: `/letters/$letterId`. */
  path: string;
  /** Key of the title shown until the page sets its own. */
  title: string;
  /** The page's file, loaded when it is first opened; it exports `Page`. */
  load: () => Promise<{ Page: FunctionComponent }>;
  permission?: string;
}

/** Something that can be done from the command palette. */
export interface Command {
  id: string;
  /** Text as shown, in the reader's language. */
  title: string;
  hint?: string;
  icon: LucideIcon;
  /** Other words by which people look for it. */
  words?: string;
  run: () => void;
}

/** A letter, person, file … found on the server. */
export interface Found {
  id: string;
  title: string;
  detail?: string;
  path: string;
}

/** Answers the palette from the server; results are already trimmed to what the person may see. */
export interface FindProvider {
  id: string;
  /** Key of the heading of its results. */
  label: string;
  icon: LucideIcon;
  permission?: string;
  find: (text: string, signal: AbortSignal) => Promise<Found[]>;
}

export interface CommandContext {
  t: (key: string, params?: Record<string, unknown>) => string;
  go: (path: string) => void;
  may: (permission: string) => boolean;
}

/** A part of the home page: what waits for this person from one module. */
export interface HomeCard {
  id: string;
  /** Cards stand in this order: 10 to sign, 20 unread, 30 to follow up, 40 approvals, 50 tasks, 90 for information. */
  order: number;
  permission?: string;
  /** Key of the kind as officials know it: `Belum didisposisi`. */
  label: string;
  /** Where all of them are, with the filter that shows only these. */
  path: string;
  search?: Record<string, string | readonly string[]>;
  /** How many wait. The card is loaded only when there are any. */
  counter: Pick<CounterQuery, 'queryKey' | 'read'>;
  /** Late things: the number is shown as a warning. */
  warns?: boolean;
  /** It stands for no list: there is the card, and no number above. */
  unlisted?: true;
  /** What to do first where nothing waits: key of the words, and where it leads. */
  firstStep?: { label: string; path: string };
  load: () => Promise<{ Card: FunctionComponent }>;
}

/** What one module brings to the office. Texts are found by folder: `modules/<name>/locales/{id,en}.json`. */
export interface OfficeModule {
  name: string;
  navigation?: readonly NavigationItem[];
  routes?: readonly OfficeRoute[];
  commands?: (context: CommandContext) => Command[];
  find?: readonly FindProvider[];
  homeCards?: readonly HomeCard[];
  /** What it brings to the pages of other modules, by the name of the place (see `Slot`). */
  slots?: Readonly<Record<string, LazyPart<{ subjectId: string; draft?: unknown }>>>;
  live?: LiveRules;
  /** What may be done and read without a network. */
  offline?: OfflineRules;
  /** Its stops of the guided tour, loaded when the tour begins. */
  tour?: () => Promise<{ steps: readonly TourStep[] }>;
  /** Pages of the module's things, by the kind under which notices name them: `{ letter: (id) => `/letters/${id}` }`. */
  subjects?: Readonly<Record<string, (id: string) => string>>;
}
