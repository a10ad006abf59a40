import { arunika } from '#app/demo/arunika.ts';
import { demoAccountOf } from '#app/demo/demo-accounts.ts';

/** Name and password of a person of Kabupaten Arunika. */
export function demoAccount(key: string): { identifier: string; password: string } {
  return demoAccountOf(arunika.code, key);
}
