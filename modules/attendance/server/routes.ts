import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { checkIns } from '../contract/check-ins.ts';
import { attendanceDays, deductionSchemes } from '../contract/days.ts';
import { deskCounters } from '../contract/desk-counters.ts';
import { devices } from '../contract/devices.ts';
import { kiosks } from '../contract/kiosks.ts';
import { places } from '../contract/place-operations.ts';
import { recaps, listSeenUnits as seenUnits } from '../contract/recaps.ts';
import { attendanceRequests } from '../contract/requests.ts';
import { reviews } from '../contract/reviews.ts';
import { attendanceSettings } from '../contract/settings.ts';
import { simulations } from '../contract/simulations.ts';
import { ownToday } from '../contract/today.ts';
import { listWarnings as warnings } from '../contract/warnings.ts';
import { allowPlace } from './usecases/allow-place.ts';
import { appealReview } from './usecases/appeal-review.ts';
import { bindDevice } from './usecases/bind-device.ts';
import { bringCheckIns } from './usecases/bring-check-ins.ts';
import { changePlace } from './usecases/change-place.ts';
import { checkIn } from './usecases/check-in.ts';
import { closePlace } from './usecases/close-place.ts';
import { countDesk } from './usecases/count-desk.ts';
import { createPlace } from './usecases/create-place.ts';
import { decideOnRequest } from './usecases/decide-on-request.ts';
import { decideOnReview } from './usecases/decide-on-review.ts';
import { decideScheme } from './usecases/decide-scheme.ts';
import { decideSettings } from './usecases/decide-settings.ts';
import { declareKiosk } from './usecases/declare-kiosk.ts';
import { disallowPlace } from './usecases/disallow-place.ts';
import { draftSummons } from './usecases/draft-summons.ts';
import { endDevice } from './usecases/end-device.ts';
import { endKiosk } from './usecases/end-kiosk.ts';
import { exportRecap } from './usecases/export-recap.ts';
import { exportRecapCsv } from './usecases/export-recap-csv.ts';
import { listDays } from './usecases/list-days.ts';
import { listDevices } from './usecases/list-devices.ts';
import { listKiosks } from './usecases/list-kiosks.ts';
import { listOwnCheckIns } from './usecases/list-own-check-ins.ts';
import { listOwnPlaces } from './usecases/list-own-places.ts';
import { listOwnRequests } from './usecases/list-own-requests.ts';
import { listOwnReviews } from './usecases/list-own-reviews.ts';
import { listPlaces } from './usecases/list-places.ts';
import { listRequests } from './usecases/list-requests.ts';
import { listReviews } from './usecases/list-reviews.ts';
import { listSchemes } from './usecases/list-schemes.ts';
import { listSeenUnits } from './usecases/list-seen-units.ts';
import { listWarnings } from './usecases/list-warnings.ts';
import { moveKiosk } from './usecases/move-kiosk.ts';
import { readRequestProof } from './usecases/read-request-proof.ts';
import { renameDevice } from './usecases/rename-device.ts';
import { showBoard } from './usecases/show-board.ts';
import { showCode } from './usecases/show-code.ts';
import { showDiscipline } from './usecases/show-discipline.ts';
import { showPersonRecap } from './usecases/show-person-recap.ts';
import { showPlace } from './usecases/show-place.ts';
import { showRecap } from './usecases/show-recap.ts';
import { showSettings } from './usecases/show-settings.ts';
import { showTime } from './usecases/show-time.ts';
import { showToday } from './usecases/show-today.ts';
import { simulateDays } from './usecases/simulate-days.ts';
import { simulateRules } from './usecases/simulate-rules.ts';
import { submitRequest } from './usecases/submit-request.ts';
import { undoRequest } from './usecases/undo-request.ts';
import { withdrawRequest } from './usecases/withdraw-request.ts';

export const attendanceRoutes: readonly Route[] = [
  route(attendanceSettings.show, showSettings),
  route(attendanceSettings.decide, decideSettings),
  route(places.list, listPlaces),
  route(places.show, showPlace),
  route(places.listOwn, listOwnPlaces),
  route(places.create, createPlace),
  route(places.change, changePlace),
  route(places.close, closePlace),
  route(places.allow, allowPlace),
  route(places.disallow, disallowPlace),
  route(places.showCode, showCode),
  route(kiosks.list, listKiosks),
  route(kiosks.declare, declareKiosk),
  route(kiosks.move, moveKiosk),
  route(kiosks.end, endKiosk),
  route(devices.list, listDevices),
  route(devices.bind, bindDevice),
  route(devices.rename, renameDevice),
  route(devices.end, endDevice),
  route(devices.showTime, showTime),
  route(ownToday.show, showToday),
  route(checkIns.checkIn, checkIn),
  route(checkIns.bring, bringCheckIns),
  route(checkIns.listOwn, listOwnCheckIns),
  route(reviews.list, listReviews),
  route(reviews.listOwn, listOwnReviews),
  route(reviews.decide, decideOnReview),
  route(reviews.appeal, appealReview),
  route(attendanceRequests.submit, submitRequest),
  route(attendanceRequests.withdraw, withdrawRequest),
  route(attendanceRequests.listOwn, listOwnRequests),
  route(attendanceRequests.list, listRequests),
  route(attendanceRequests.decide, decideOnRequest),
  route(attendanceRequests.undo, undoRequest),
  outsideRoute(attendanceRequests.proof, readRequestProof),
  route(attendanceDays.list, listDays),
  route(deductionSchemes.list, listSchemes),
  route(deductionSchemes.decide, decideScheme),
  route(simulations.rules, simulateRules),
  route(simulations.days, simulateDays),
  route(recaps.board, showBoard),
  route(recaps.recap, showRecap),
  route(recaps.ofPerson, showPersonRecap),
  outsideRoute(recaps.exportXlsx, exportRecap),
  outsideRoute(recaps.exportCsv, exportRecapCsv),
  route(recaps.discipline, showDiscipline),
  route(warnings, listWarnings),
  route(deskCounters, countDesk),
  route(seenUnits, listSeenUnits),
  route(recaps.summons, draftSummons),
];
