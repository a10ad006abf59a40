import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { books } from '../contract/books.ts';
import { documents } from '../contract/documents.ts';
import { letterChanges } from '../contract/letter-changes.ts';
import { letters } from '../contract/letters.ts';
import { register } from '../contract/register.ts';
import { addDocuments } from './usecases/add-documents.ts';
import { cancelLetter } from './usecases/cancel-letter.ts';
import { closeLetter, reopenLetter } from './usecases/close-letter.ts';
import { completeClassifications, completeSenders, listTypes } from './usecases/complete-words.ts';
import { correctLetter } from './usecases/correct-letter.ts';
import { discardIntake } from './usecases/discard-intake.ts';
import {
  changeBook,
  closeBook,
  listBooks,
  listEntries,
  openBook,
  proveBook,
  reopenBook,
} from './usecases/keep-books.ts';
import { linkLetter, listLinks, unlinkLetter } from './usecases/link-letters.ts';
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
  exportCards,
  exportExpedition,
  printAgenda,
  printCards,
  printControlCard,
  printExpedition,
  printReceipt,
} from './usecases/print-book.ts';
import { readAgain } from './usecases/read-again.ts';
import {
  downloadDocument,
  findInDocument,
  readPages,
  showPageImage,
  showPages,
} from './usecases/read-document.ts';
import { addLetterAddressees, withdrawAddressee } from './usecases/readdress-letter.ts';
import { receiveMail } from './usecases/receive-mail.ts';
import { registerLetter } from './usecases/register-letter.ts';
import { returnMail } from './usecases/return-mail.ts';
import { showTimeline } from './usecases/show-timeline.ts';
import { countLetters, exportRegister, printRegister } from './usecases/survey-register.ts';
import { trackLetter } from './usecases/track-letter.ts';
import { unnameReader } from './usecases/unname-reader.ts';

export const routes: readonly Route[] = [
  route(letters.receive, receiveMail),
  route(letters.listIntakes, listIntakes),
  route(letters.openIntake, openIntake),
  route(letters.discardIntake, discardIntake),
  route(letters.register, registerLetter),
  route(letters.list, listLetters),
  route(register.count, countLetters),
  outsideRoute(register.listPdf, printRegister),
  outsideRoute(register.listSheet, exportRegister),
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
  route(letters.unnameReader, unnameReader),
  route(letterChanges.addAddressees, addLetterAddressees),
  route(letterChanges.withdrawAddressee, withdrawAddressee),
  route(letterChanges.addDocuments, addDocuments),
  route(letterChanges.returnMail, returnMail),
  route(letterChanges.readAgain, readAgain),
  route(letterChanges.links, listLinks),
  route(letterChanges.link, linkLetter),
  route(letterChanges.unlink, unlinkLetter),
  route(documents.pages, showPages),
  route(documents.words, readPages),
  route(documents.find, findInDocument),
  outsideRoute(documents.pageImage, showPageImage),
  outsideRoute(documents.download, downloadDocument),
  route(letters.senders, completeSenders),
  route(letters.classifications, completeClassifications),
  route(letters.types, listTypes),
  outsideRoute(letters.track, trackLetter),
  route(books.list, listBooks),
  route(books.open, openBook),
  route(books.change, changeBook),
  route(books.close, closeBook),
  route(books.reopen, reopenBook),
  route(books.entries, listEntries),
  route(books.gaps, proveBook),
  outsideRoute(books.agendaPdf, printAgenda),
  outsideRoute(books.agendaSheet, exportAgenda),
  outsideRoute(books.expeditionPdf, printExpedition),
  outsideRoute(books.expeditionSheet, exportExpedition),
  outsideRoute(books.cardsPdf, printCards),
  outsideRoute(books.cardsSheet, exportCards),
  outsideRoute(books.controlCard, printControlCard),
  outsideRoute(books.receipt, printReceipt),
];
