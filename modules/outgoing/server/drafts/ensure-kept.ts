import { ensure } from '#core/contract/errors.ts';

/** Only its line in the register is left of a letter that was destroyed. @throws outgoing.destroyed {on, report} */
export function ensureSentKept(row: { destroyed_on: string | null; destroyed_report: string | null }): void {
  ensure(row.destroyed_on === null, 'outgoing.destroyed', {
    on: row.destroyed_on,
    report: row.destroyed_report,
  });
}
