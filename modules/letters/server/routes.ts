import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { books } from '../contract/books.ts';
import { letters } from '../contract/letters.ts';
import { cancelLetter } from './usecases/cancel-letter.ts';
import { closeLetter, reopenLetter } from './usecases/close-letter.ts';
import { completeClassifications, completeSenders, listTypes } from './usecases/complete-words.ts';
import { correctLetter } from './usecases/correct-letter.ts';
import { discardIntake } from './usecases/discard-intake.ts';
import { listBooks, listEntries, openBook, proveBook } from './usecases/keep-books.ts';
import { listCorrections } from './usecases/list-corrections.ts';
import { countInbox, listInbox } from './usecases/list-inbox.ts';
import { listIntakes } from './usecases/list-intakes.ts';
import { listLetters } from './usecases/list-letters.ts';
import { markOpened } from './usecases/mark-opened.ts';
import { nameReaders } from './usecases/name-readers.ts';
import { openIntake } from './usecases/open-intake.ts';
import { openLetter } from './usecases/open-letter.ts';
import {
  exportAgenda,
  exportExpedition,
  printAgenda,
  printControlCard,
  printExpedition,
  printReceipt,
} from './usecases/print-book.ts';
import { downloadDocument, showPageImage, showPages } from './usecases/read-document.ts';
import { receiveMail } from './usecases/receive-mail.ts';
import { registerLetter } from './usecases/register-letter.ts';
import { showTimeline } from './usecases/show-timeline.ts';
import { trackLetter } from './usecases/track-letter.ts';

export const routes: readonly Route[] = [
  route(letters.receive, receiveMail),
  route(letters.listIntakes, listIntakes),
  route(letters.openIntake, openIntake),
  route(letters.discardIntake, discardIntake),
  route(letters.register, registerLetter),
  route(letters.list, listLetters),
  route(letters.inbox, listInbox),
  route(letters.counters, countInbox),
  route(letters.open, openLetter),
  route(letters.markOpened, markOpened),
  route(letters.timeline, showTimeline),
  route(letters.correct, correctLetter),
  route(letters.corrections, listCorrections),
  route(letters.cancel, cancelLetter),
  route(letters.close, closeLetter),
  route(letters.reopen, reopenLetter),
  route(letters.nameReaders, nameReaders),
  route(letters.pages, showPages),
  outsideRoute(letters.pageImage, showPageImage),
  outsideRoute(letters.download, downloadDocument),
  route(letters.senders, completeSenders),
  route(letters.classifications, completeClassifications),
  route(letters.types, listTypes),
  outsideRoute(letters.track, trackLetter),
  route(books.list, listBooks),
  route(books.open, openBook),
  route(books.entries, listEntries),
  route(books.gaps, proveBook),
  outsideRoute(books.agendaPdf, printAgenda),
  outsideRoute(books.agendaSheet, exportAgenda),
  outsideRoute(books.expeditionPdf, printExpedition),
  outsideRoute(books.expeditionSheet, exportExpedition),
  outsideRoute(books.controlCard, printControlCard),
  outsideRoute(books.receipt, printReceipt),
];
