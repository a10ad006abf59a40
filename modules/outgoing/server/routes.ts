import { outsideRoute, type Route, route } from '#core/http/route.ts';
import type { Mailer } from '#core/mail/mailer.ts';
import { reachableAgencies } from '../contract/agencies.ts';
import { drafts } from '../contract/drafts.ts';
import { draftTexts } from '../contract/text.ts';
import { verification } from '../contract/verification.ts';
import { configurationRoutes } from './configuration/configuration-routes.ts';
import { numberRoutes } from './numbers/number-routes.ts';
import { registerRoutes } from './registers/register-routes.ts';
import { sendingRoutes } from './sending/sending-routes.ts';
import { signingRoutes } from './signing/signing-routes.ts';
import { addComment } from './usecases/add-comment.ts';
import { approveStep } from './usecases/approve-step.ts';
import { beginDraft } from './usecases/begin-draft.ts';
import { cancelDraft } from './usecases/cancel-draft.ts';
import { changeDraft } from './usecases/change-draft.ts';
import { counters } from './usecases/counters.ts';
import { fetchAttachment } from './usecases/fetch-attachment.ts';
import { listAgencies } from './usecases/list-agencies.ts';
import { listAnswers } from './usecases/list-answers.ts';
import { listComments } from './usecases/list-comments.ts';
import { listDrafts } from './usecases/list-drafts.ts';
import { keepVersion, listVersions, openVersion, restoreVersion } from './usecases/list-versions.ts';
import { nameCoWriters } from './usecases/name-co-writers.ts';
import { openDraft } from './usecases/open-draft.ts';
import { previewDraft, previewPage } from './usecases/preview-draft.ts';
import { proposeWay } from './usecases/propose-way.ts';
import { readDocx } from './usecases/read-docx.ts';
import { replyComment } from './usecases/reply-comment.ts';
import { resolveComment } from './usecases/resolve-comment.ts';
import { returnStep } from './usecases/return-step.ts';
import { showPresence } from './usecases/show-presence.ts';
import { submitDraft } from './usecases/submit-draft.ts';
import { syncText } from './usecases/sync-text.ts';
import { takeBackDraft } from './usecases/take-back-draft.ts';
import { takeBackStep } from './usecases/take-back-step.ts';
import { timeline } from './usecases/timeline.ts';
import { verifyCode } from './usecases/verify-code.ts';
import { verifyFile } from './usecases/verify-file.ts';
import { writeDocx } from './usecases/write-docx.ts';

export const outgoingRoutes = (mailer: Mailer): readonly Route[] => [
  route(reachableAgencies.list, listAgencies),
  route(draftTexts.sync, syncText),
  route(draftTexts.showPresence, showPresence),
  outsideRoute(draftTexts.readDocx, readDocx),
  outsideRoute(draftTexts.writeDocx, writeDocx),
  route(draftTexts.listComments, listComments),
  route(draftTexts.addComment, addComment),
  route(draftTexts.replyComment, replyComment),
  route(draftTexts.resolveComment, resolveComment),
  route(drafts.begin, beginDraft),
  route(drafts.change, changeDraft),
  route(drafts.nameCoWriters, nameCoWriters),
  route(drafts.open, openDraft),
  route(drafts.list, listDrafts),
  route(drafts.counters, counters),
  route(drafts.proposeWay, proposeWay),
  route(drafts.submit, submitDraft),
  route(drafts.takeBack, takeBackDraft),
  route(drafts.approve, approveStep),
  route(drafts.takeBackStep, takeBackStep),
  route(drafts.return, returnStep),
  route(drafts.cancel, cancelDraft),
  route(drafts.versions, listVersions),
  route(drafts.openVersion, openVersion),
  route(drafts.keepVersion, keepVersion),
  route(drafts.restoreVersion, restoreVersion),
  outsideRoute(drafts.preview, previewDraft),
  outsideRoute(drafts.previewPage, previewPage),
  outsideRoute(drafts.attachment, fetchAttachment),
  route(drafts.timeline, timeline),
  route(drafts.answers, listAnswers),
  ...configurationRoutes,
  ...sendingRoutes(mailer),
  ...registerRoutes,
  ...numberRoutes,
  ...signingRoutes,
  outsideRoute(verification.byCode, verifyCode),
  outsideRoute(verification.byFile, verifyFile),
];
