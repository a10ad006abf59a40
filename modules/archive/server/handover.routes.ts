import { outsideRoute, type Route } from '#core/http/route.ts';
import { handover } from '../contract/handover.ts';
import { checkBag, packHandover } from './handover/hand-over.ts';

export const handoverRoutes: readonly Route[] = [
  outsideRoute(handover.pack, packHandover),
  outsideRoute(handover.check, checkBag),
];
