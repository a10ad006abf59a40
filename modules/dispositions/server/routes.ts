import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { dispositionConfiguration } from '../contract/configuration.ts';
import { dispositions } from '../contract/dispositions.ts';
import { dispositionLists } from '../contract/lists.ts';
import { acceptReport } from './usecases/accept-report.ts';
import { cancelDisposition } from './usecases/cancel-disposition.ts';
import { closeDisposition } from './usecases/close-disposition.ts';
import { fetchReportFile } from './usecases/fetch-report-file.ts';
import { forwardDisposition } from './usecases/forward-disposition.ts';
import { giveDisposition } from './usecases/give-disposition.ts';
import { listInstructions, setInstructions } from './usecases/keep-instructions.ts';
import { setSettings, showSettings } from './usecases/keep-settings.ts';
import { listGiven } from './usecases/list-given.ts';
import { listInbox } from './usecases/list-inbox.ts';
import { listStuck } from './usecases/list-stuck.ts';
import { markRead } from './usecases/mark-read.ts';
import { openDesk } from './usecases/open-desk.ts';
import { openDisposition } from './usecases/open-disposition.ts';
import { exportGiven, exportInbox, printGiven, printInbox } from './usecases/print-lists.ts';
import { printSheet } from './usecases/print-sheet.ts';
import { reportDisposition } from './usecases/report-disposition.ts';
import { returnDisposition } from './usecases/return-disposition.ts';
import { sendBackReport } from './usecases/send-back-report.ts';
import { showCounters } from './usecases/show-counters.ts';
import { showStatistics } from './usecases/show-statistics.ts';
import { showTree } from './usecases/show-tree.ts';
import { startDisposition } from './usecases/start-disposition.ts';
import { trackDispositions } from './usecases/track-dispositions.ts';

export const routes: readonly Route[] = [
  route(dispositions.give, giveDisposition),
  route(dispositions.forward, forwardDisposition),
  route(dispositions.markRead, markRead),
  route(dispositions.start, startDisposition),
  route(dispositions.report, reportDisposition),
  route(dispositions.return, returnDisposition),
  route(dispositions.cancel, cancelDisposition),
  route(dispositions.accept, acceptReport),
  route(dispositions.sendBack, sendBackReport),
  route(dispositions.close, closeDisposition),
  route(dispositions.inbox, listInbox),
  route(dispositions.given, listGiven),
  outsideRoute(dispositionLists.inboxPdf, printInbox),
  outsideRoute(dispositionLists.inboxSheet, exportInbox),
  outsideRoute(dispositionLists.givenPdf, printGiven),
  outsideRoute(dispositionLists.givenSheet, exportGiven),
  route(dispositions.counters, showCounters),
  route(dispositions.statistics, showStatistics),
  route(dispositions.stuck, listStuck),
  route(dispositions.open, openDisposition),
  route(dispositions.openDesk, openDesk),
  route(dispositions.tree, showTree),
  route(dispositions.tracking, trackDispositions),
  outsideRoute(dispositions.sheet, printSheet),
  outsideRoute(dispositions.reportFile, fetchReportFile),
  route(dispositionConfiguration.instructions, listInstructions),
  route(dispositionConfiguration.setInstructions, setInstructions),
  route(dispositionConfiguration.settings, showSettings),
  route(dispositionConfiguration.setSettings, setSettings),
];
