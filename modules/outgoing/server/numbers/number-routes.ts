import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { numbers } from '../../contract/numbers.ts';
import { keepNumbersBack } from '../usecases/keep-numbers-back.ts';
import { listNumbers } from '../usecases/list-numbers.ts';
import { printSpareNumbers } from '../usecases/print-spare-numbers.ts';
import { proveNumbers } from '../usecases/prove-numbers.ts';
import { useSpareNumber } from '../usecases/use-spare-number.ts';
import { voidNumber } from '../usecases/void-number.ts';

export const numberRoutes: readonly Route[] = [
  route(numbers.list, listNumbers),
  route(numbers.keepBack, keepNumbersBack),
  route(numbers.useSpare, useSpareNumber),
  route(numbers.void, voidNumber),
  route(numbers.proof, proveNumbers),
  outsideRoute(numbers.sheet, printSpareNumbers),
];
