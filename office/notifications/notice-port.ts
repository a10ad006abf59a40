import { createContext } from 'react';
import type { Page } from '../data/use-operation.ts';

/** A notice as the bell shows it: one sentence about one thing, and where that thing is. */
export interface Notice {
  id: string;
  at: string;
  sentence: string;
  /** Path of the page, under `/office`. */
  path: string | null;
  unread: boolean;
}

/** What the shell asks of the notifications module. */
export interface NoticePort {
  unread(signal: AbortSignal): Promise<number>;
  page(cursor: string | null, signal: AbortSignal): Promise<Page<Notice>>;
  markRead(ids: readonly string[]): Promise<void>;
  markAllRead(): Promise<void>;
}

/** Null where the installation has no notifications; then there is no bell. */
export const NoticePortContext = createContext<NoticePort | null>(null);
