import { addressOf } from '#core/contract/client.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { dispositions } from '../contract/dispositions.ts';
import type { RecipientState } from '../contract/terms.ts';
import type { ReportView } from '../contract/views.ts';

/** Paths of the pages under `/office`. */
export const inboxPath = '/dispositions';
export const givenPath = '/dispositions/given';
export const statisticsPath = '/dispositions/statistics';
export const settingsPath = '/administration/dispositions';

/** States of what was read and is not yet reported: the filter of the received ones that lie with the reader. */
export const toFollowUp: readonly RecipientState[] = ['read', 'in-progress', 'forwarded'];

/** The desk on the page of its letter; notices and mails lead there too. */
export function deskPath(recipientId: string): string {
  return `/dispositions/${recipientId}`;
}

/** Addresses of files, for links. */
export function sheetAddress(letterId: LetterId): string {
  return addressOf(dispositions.sheet, { letterId });
}

export function reportFileAddress(reportId: ReportView['id'], file: ReportView['files'][number]): string {
  return addressOf(dispositions.reportFile, { reportId, fileId: file.fileId });
}

/** What the address of a letter's page says as `act` where the sheet is to open with it. */
export const giveAtOnce = 'give';
