import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { registers } from '../../contract/registers.ts';
import { listExpedition } from '../usecases/list-expedition.ts';
import { countRegisterLines, listRegister } from '../usecases/list-register.ts';
import { exportExpedition, printExpedition } from '../usecases/print-expedition.ts';
import { exportRegister, printRegister } from '../usecases/print-register.ts';
import { exportRecap, printRecap, showRecap } from '../usecases/show-recap.ts';

export const registerRoutes: readonly Route[] = [
  route(registers.list, listRegister),
  route(registers.count, countRegisterLines),
  outsideRoute(registers.print, printRegister),
  outsideRoute(registers.export, exportRegister),
  route(registers.expedition, listExpedition),
  outsideRoute(registers.printExpedition, printExpedition),
  outsideRoute(registers.exportExpedition, exportExpedition),
  route(registers.recap, showRecap),
  outsideRoute(registers.printRecap, printRecap),
  outsideRoute(registers.exportRecap, exportRecap),
];
