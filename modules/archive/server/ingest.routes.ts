import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { ingests } from '../contract/ingest.ts';
import { showDropFolder } from './drop/show-drop-folder.ts';
import { exportIngest, printIngest } from './ingest/report-ingest.ts';
import {
  addIngestFiles,
  changeIngest,
  decideDuplicates,
  listIngestFaults,
  listIngestItems,
  listIngests,
  mendIngestItems,
  openIngest,
  showIngest,
} from './usecases/ingest-documents.ts';
import { beginPackage, continuePackage, readSheetOfIngest, showPackage } from './usecases/ingest-packages.ts';

/** Taking documents in by numbers. */
export const ingestRoutes: readonly Route[] = [
  route(ingests.open, openIngest),
  route(ingests.list, listIngests),
  route(ingests.show, showIngest),
  route(ingests.items, listIngestItems),
  route(ingests.faults, listIngestFaults),
  route(ingests.add, addIngestFiles),
  outsideRoute(ingests.sheet, readSheetOfIngest),
  route(ingests.beginPackage, beginPackage),
  outsideRoute(ingests.showPackage, showPackage),
  outsideRoute(ingests.continuePackage, continuePackage),
  route(ingests.change, changeIngest),
  route(ingests.mend, mendIngestItems),
  route(ingests.decide, decideDuplicates),
  outsideRoute(ingests.sheetReport, exportIngest),
  outsideRoute(ingests.pdfReport, printIngest),
  route(ingests.dropFolder, showDropFolder),
];
