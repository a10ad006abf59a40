import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { signatures } from '../../contract/signing.ts';
import { fetchPaper } from '../usecases/fetch-paper.ts';
import { prepareSigning } from '../usecases/prepare-signing.ts';
import { findInPaper, readPaperPage } from '../usecases/read-paper.ts';
import { retryTimeStamp } from '../usecases/retry-time-stamp.ts';
import { showAuthority } from '../usecases/show-authority.ts';
import { showEvidence } from '../usecases/show-evidence.ts';
import { showPaperPage } from '../usecases/show-paper-page.ts';
import { showSigning } from '../usecases/show-signing.ts';
import { sign } from '../usecases/sign.ts';

export const signingRoutes: readonly Route[] = [
  route(signatures.authority, showAuthority),
  outsideRoute(signatures.prepare, prepareSigning),
  route(signatures.show, showSigning),
  outsideRoute(signatures.paper, fetchPaper),
  outsideRoute(signatures.paperPage, showPaperPage),
  outsideRoute(signatures.paperWords, readPaperPage),
  outsideRoute(signatures.findInPaper, findInPaper),
  route(signatures.evidence, showEvidence),
  outsideRoute(signatures.retryTimeStamp, retryTimeStamp),
  outsideRoute(signatures.sign, sign),
];
