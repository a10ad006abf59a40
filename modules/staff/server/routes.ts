import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { entries } from '../contract/entries.ts';
import { files } from '../contract/files.ts';
import { leadTimes } from '../contract/lead-times.ts';
import { milestones } from '../contract/milestones.ts';
import { requests } from '../contract/requests.ts';
import { sheets } from '../contract/sheets.ts';
import { addEntry } from './usecases/add-entry.ts';
import { correctEntry } from './usecases/correct-entry.ts';
import { decideOnRequest } from './usecases/decide-on-request.ts';
import { exportFiles } from './usecases/export-files.ts';
import { exportMilestones } from './usecases/export-milestones.ts';
import { importFiles } from './usecases/import-files.ts';
import { listDirectory } from './usecases/list-directory.ts';
import { listMilestones } from './usecases/list-milestones.ts';
import { listOwnRequests } from './usecases/list-own-requests.ts';
import { listReadings } from './usecases/list-readings.ts';
import { listRequests } from './usecases/list-requests.ts';
import { readPrivate } from './usecases/read-private.ts';
import { readProof } from './usecases/read-proof.ts';
import { readRequestProof } from './usecases/read-request-proof.ts';
import { resubmitRequest } from './usecases/resubmit-request.ts';
import { setLeadTimes } from './usecases/set-lead-times.ts';
import { showFile } from './usecases/show-file.ts';
import { showLeadTimes } from './usecases/show-lead-times.ts';
import { showOwnFile } from './usecases/show-own-file.ts';
import { showReference } from './usecases/show-reference.ts';
import { submitRequest } from './usecases/submit-request.ts';
import { withdrawEntry } from './usecases/withdraw-entry.ts';
import { withdrawRequest } from './usecases/withdraw-request.ts';

export const staffRoutes: readonly Route[] = [
  route(files.showOwn, showOwnFile),
  route(files.show, showFile),
  route(files.readPrivate, readPrivate),
  route(files.listReadings, listReadings),
  route(files.directory, listDirectory),
  route(files.reference, showReference),
  route(entries.add, addEntry),
  route(entries.correct, correctEntry),
  route(entries.withdraw, withdrawEntry),
  outsideRoute(entries.proof, readProof),
  route(requests.submit, submitRequest),
  route(requests.resubmit, resubmitRequest),
  route(requests.withdraw, withdrawRequest),
  route(requests.listOwn, listOwnRequests),
  route(requests.list, listRequests),
  route(requests.decide, decideOnRequest),
  outsideRoute(requests.proof, readRequestProof),
  route(milestones.list, listMilestones),
  outsideRoute(milestones.export, exportMilestones),
  route(leadTimes.show, showLeadTimes),
  route(leadTimes.set, setLeadTimes),
  outsideRoute(sheets.import, importFiles),
  outsideRoute(sheets.export, exportFiles),
];
