import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { configuration } from '../../contract/configuration.ts';
import { distribution } from '../../contract/distribution.ts';
import { letterheads } from '../../contract/letterheads.ts';
import { mandates } from '../../contract/mandates.ts';
import { numberBooks } from '../../contract/number-books.ts';
import { explainAuthority } from '../usecases/explain-authority.ts';
import {
  changeDistribution,
  createDistribution,
  listDistributions,
  removeDistribution,
} from '../usecases/keep-distributions.ts';
import {
  changeNumberBook,
  closeNumberBook,
  listNumberBooks,
  openNumberBook,
  reopenNumberBook,
} from '../usecases/keep-number-books.ts';
import { listDecisions } from '../usecases/list-decisions.ts';
import { listKinds } from '../usecases/list-kinds.ts';
import { previewLetter } from '../usecases/preview-letter.ts';
import { endMandate, listMandates, recordMandate } from '../usecases/record-mandate.ts';
import { checkGroup, listGroups, saveGroup } from '../usecases/save-group.ts';
import { dropKind, listKindRules, saveKind } from '../usecases/save-kind.ts';
import { listLetterheads, saveLetterhead } from '../usecases/save-letterhead.ts';
import { saveLayout, savePage, saveWords, showPaper } from '../usecases/save-paper.ts';

/** What an agency decides about its letters. */
export const configurationRoutes: readonly Route[] = [
  route(configuration.kinds, listKinds),
  route(configuration.kindRules, listKindRules),
  route(configuration.saveKind, saveKind),
  route(configuration.dropKind, dropKind),
  route(configuration.groups, listGroups),
  route(configuration.checkGroup, checkGroup),
  route(configuration.saveGroup, saveGroup),
  route(configuration.paper, showPaper),
  route(configuration.saveWords, saveWords),
  route(configuration.savePage, savePage),
  route(configuration.saveLayout, saveLayout),
  route(configuration.decisions, listDecisions),
  route(letterheads.list, listLetterheads),
  outsideRoute(letterheads.save, saveLetterhead),
  outsideRoute(letterheads.preview, previewLetter),
  route(mandates.list, listMandates),
  route(mandates.record, recordMandate),
  route(mandates.end, endMandate),
  route(mandates.explain, explainAuthority),
  route(numberBooks.list, listNumberBooks),
  route(numberBooks.open, openNumberBook),
  route(numberBooks.change, changeNumberBook),
  route(numberBooks.close, closeNumberBook),
  route(numberBooks.reopen, reopenNumberBook),
  route(distribution.list, listDistributions),
  route(distribution.create, createDistribution),
  route(distribution.change, changeDistribution),
  route(distribution.remove, removeDistribution),
];
