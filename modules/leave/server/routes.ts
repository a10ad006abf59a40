import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { balances } from '../contract/balances.ts';
import { calendars } from '../contract/calendars.ts';
import { deskCounters } from '../contract/desk-counters.ts';
import { requests } from '../contract/requests.ts';
import { settings } from '../contract/settings.ts';
import { countDesk } from './usecases/count-desk.ts';
import { decideRequest } from './usecases/decide-request.ts';
import { delegateDecision } from './usecases/delegate-decision.ts';
import { endDelegation } from './usecases/end-delegation.ts';
import { enterBalance } from './usecases/enter-balance.ts';
import { enterRequest } from './usecases/enter-request.ts';
import { importBalances } from './usecases/import-balances.ts';
import { listCalendars } from './usecases/list-calendars.ts';
import { listDelegations } from './usecases/list-delegations.ts';
import { listDesk } from './usecases/list-desk.ts';
import { listOwnRequests } from './usecases/list-own-requests.ts';
import { listRequests } from './usecases/list-requests.ts';
import { listSubstitutes } from './usecases/list-substitutes.ts';
import { listUnitBalances } from './usecases/list-unit-balances.ts';
import { numberLetter } from './usecases/number-letter.ts';
import { openCalendar } from './usecases/open-calendar.ts';
import { previewRequest } from './usecases/preview-request.ts';
import { printForm } from './usecases/print-form.ts';
import { printLetter } from './usecases/print-letter.ts';
import { readCalendar } from './usecases/read-calendar.ts';
import { readProof } from './usecases/read-proof.ts';
import { resubmitRequest } from './usecases/resubmit-request.ts';
import { revokeCalendar } from './usecases/revoke-calendar.ts';
import { setSettings } from './usecases/set-settings.ts';
import { setStaffing } from './usecases/set-staffing.ts';
import { showBalance } from './usecases/show-balance.ts';
import { showGrounds } from './usecases/show-grounds.ts';
import { showKinds } from './usecases/show-kinds.ts';
import { showRequest } from './usecases/show-request.ts';
import { showSettings } from './usecases/show-settings.ts';
import { showUnitCalendar } from './usecases/show-unit-calendar.ts';
import { submitRequest } from './usecases/submit-request.ts';
import { takeStep } from './usecases/take-step.ts';

export const leaveRoutes: readonly Route[] = [
  route(requests.offer, showKinds),
  route(requests.substitutes, listSubstitutes),
  route(requests.preview, previewRequest),
  route(requests.submit, submitRequest),
  route(requests.resubmit, resubmitRequest),
  route(requests.enter, enterRequest),
  route(requests.takeStep, takeStep),
  route(requests.decide, decideRequest),
  route(requests.numberLetter, numberLetter),
  route(requests.open, showRequest),
  route(requests.grounds, showGrounds),
  route(requests.listOwn, listOwnRequests),
  route(requests.desk, listDesk),
  route(deskCounters, countDesk),
  route(requests.list, listRequests),
  outsideRoute(requests.proof, readProof),
  outsideRoute(requests.printForm, printForm),
  outsideRoute(requests.printLetter, printLetter),
  route(balances.show, showBalance),
  route(balances.ofUnit, listUnitBalances),
  route(balances.enter, enterBalance),
  outsideRoute(balances.import, importBalances),
  route(calendars.ofUnit, showUnitCalendar),
  route(calendars.listAddresses, listCalendars),
  route(calendars.openAddress, openCalendar),
  route(calendars.revokeAddress, revokeCalendar),
  outsideRoute(calendars.read, readCalendar),
  route(settings.show, showSettings),
  route(settings.set, setSettings),
  route(settings.delegations, listDelegations),
  route(settings.delegate, delegateDecision),
  route(settings.endDelegation, endDelegation),
  route(settings.setStaffing, setStaffing),
];
