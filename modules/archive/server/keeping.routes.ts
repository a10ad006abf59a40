import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { loans } from '../contract/loans.ts';
import { places } from '../contract/places.ts';
import { lendDossier, listLoans, takeBackLoan } from './loans/lend-dossier.ts';
import {
  addPlace,
  changePlace,
  findPlace,
  listPlaceDossiers,
  listPlaceMoves,
  listPlaces,
  movePlace,
  putDossier,
  showPlace,
} from './places/keep-places.ts';
import { printPlaceLabels } from './places/print-place-labels.ts';

/** Where dossiers lie, and who has them. */
export const keepingRoutes: readonly Route[] = [
  route(places.list, listPlaces),
  route(places.byBarcode, findPlace),
  route(places.show, showPlace),
  route(places.dossiers, listPlaceDossiers),
  route(places.add, addPlace),
  route(places.change, changePlace),
  route(places.move, movePlace),
  route(places.put, putDossier),
  route(places.history, listPlaceMoves),
  outsideRoute(places.labels, printPlaceLabels),
  route(loans.lend, lendDossier),
  route(loans.takeBack, takeBackLoan),
  route(loans.list, listLoans),
];
