import { type Route, route } from '#core/http/route.ts';
import { emergency } from '../contract/emergency.ts';
import { emergencyCounters } from '../contract/emergency-counters.ts';
import { openEmergencyFile, openInEmergency } from './emergency/open-in-emergency.ts';
import {
  countEmergencies,
  endEmergency,
  listEmergencies,
  reviewEmergency,
} from './emergency/review-emergencies.ts';

/** Records that are opened in an emergency, and who looks after it. */
export const emergencyRoutes: readonly Route[] = [
  route(emergency.open, openInEmergency),
  route(emergency.openFile, openEmergencyFile),
  route(emergency.end, endEmergency),
  route(emergency.review, reviewEmergency),
  route(emergency.list, listEmergencies),
  route(emergencyCounters, countEmergencies),
];
