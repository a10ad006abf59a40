import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { retention } from '../contract/retention.ts';
import { listMarked, registerPrinter } from './holds/list-marked.ts';
import { liftHold, placeHold } from './holds/place-hold.ts';
import { setMark, takeMarkOff } from './holds/set-mark.ts';
import { judgeException, reappraiseDossier } from './trigger-events/reappraise-dossier.ts';
import { correctTriggerEvent, recordTriggerEvent } from './trigger-events/record-trigger-event.ts';
import { showRetention } from './trigger-events/show-retention.ts';

export const retentionRoutes: readonly Route[] = [
  route(retention.show, showRetention),
  route(retention.recordEvent, recordTriggerEvent),
  route(retention.correctEvent, correctTriggerEvent),
  route(retention.placeHold, placeHold),
  route(retention.liftHold, liftHold),
  route(retention.setMark, setMark),
  route(retention.takeMarkOff, takeMarkOff),
  route(retention.judgeException, judgeException),
  route(retention.reappraise, reappraiseDossier),
  route(retention.register, listMarked),
  outsideRoute(retention.printRegister, registerPrinter.pdf),
  outsideRoute(retention.registerSheet, registerPrinter.sheet),
];
