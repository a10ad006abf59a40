import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { classifications } from '../contract/classifications.ts';
import { dossiers } from '../contract/dossiers.ts';
import { archiveLists, records } from '../contract/records.ts';
import {
  exportActive,
  exportContents,
  exportInactive,
  printActive,
  printContents,
  printInactive,
} from './lists/print-lists.ts';
import type { RecordSource } from './records/record-source.ts';
import {
  mergeDossier,
  moveRecords,
  renameDossier,
  reorderRecords,
  undoArrangement,
} from './usecases/arrange-dossier.ts';
import {
  browseClassifications,
  findCodes,
  listAccessRules,
  listVersions,
} from './usecases/browse-classifications.ts';
import { closeDossier, nameDossierReaders, reopenDossier } from './usecases/close-dossier.ts';
import { describeRecord } from './usecases/describe-record.ts';
import { fileLetter, fileUpload } from './usecases/file-record.ts';
import { countRecords, findAlike, findRecords } from './usecases/find-records.ts';
import { listArrangements, listDossiers, listRecords, openedDossier } from './usecases/list-dossiers.ts';
import { findFiled, listUnfiled } from './usecases/list-unfiled.ts';
import { openDossier } from './usecases/open-dossier.ts';
import { downloadFile, showPageImage, showRecord } from './usecases/read-record.ts';
import {
  adoptClassification,
  importAccessRules,
  importClassification,
} from './usecases/set-classification.ts';
import { suggestCodes } from './usecases/suggest-codes.ts';

/** Classification, dossiers, records, search and lists. */
export function filingRoutes(sources: readonly RecordSource[]): readonly Route[] {
  return [
    route(classifications.browse, browseClassifications),
    route(classifications.find, findCodes),
    route(classifications.versions, listVersions),
    outsideRoute(classifications.import, importClassification),
    route(classifications.adopt, adoptClassification),
    route(classifications.accessRules, listAccessRules),
    outsideRoute(classifications.importAccess, importAccessRules),
    route(dossiers.open, openDossier),
    route(dossiers.list, listDossiers),
    route(dossiers.show, openedDossier),
    route(dossiers.records, listRecords),
    route(dossiers.change, renameDossier),
    route(dossiers.reorder, reorderRecords),
    route(dossiers.move, moveRecords),
    route(dossiers.merge, mergeDossier),
    route(dossiers.history, listArrangements),
    route(dossiers.undo, undoArrangement),
    route(dossiers.close, closeDossier),
    route(dossiers.reopen, reopenDossier),
    route(dossiers.nameReaders, nameDossierReaders),
    route(records.file, fileUpload),
    route(records.describe, describeRecord),
    route(records.fileLetter, fileLetter(sources)),
    route(records.unfiled, listUnfiled(sources)),
    route(records.filed, findFiled),
    route(records.suggest, suggestCodes),
    route(records.find, findRecords),
    route(records.count, countRecords),
    route(records.show, showRecord),
    route(records.alike, findAlike),
    outsideRoute(records.download, downloadFile),
    outsideRoute(records.pageImage, showPageImage),
    outsideRoute(archiveLists.activePdf, printActive),
    outsideRoute(archiveLists.activeSheet, exportActive),
    outsideRoute(archiveLists.inactivePdf, printInactive),
    outsideRoute(archiveLists.inactiveSheet, exportInactive),
    outsideRoute(archiveLists.contentsPdf, printContents),
    outsideRoute(archiveLists.contentsSheet, exportContents),
  ];
}
