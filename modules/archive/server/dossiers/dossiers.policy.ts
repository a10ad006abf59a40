import { type Actor, holds } from '#core/session/actor.ts';
import { hasReaders, isConfidential, type SecurityClass } from '#modules/letters/contract/terms.ts';
import { fileRecords } from '../../contract/permissions.ts';

/** What decides who may do what with a dossier that they may read; who may read it is decided by the walls of the database. */
export interface DossierRights {
  unitPath: readonly string[];
  securityClass: SecurityClass;
  closed: boolean;
  closedFinally: boolean;
  merged: boolean;
  custody: 'processing-unit' | 'records-unit';
  disposed: boolean;
}

/** What the reader may do, sent along with the dossier: the same rules guard the use cases. */
export function dossiersCan(actor: Actor, dossier: DossierRights) {
  const keeper = holds(actor, fileRecords, dossier.unitPath);
  const there = !dossier.merged && !dossier.disposed;
  const open = keeper && there && !dossier.closed;
  return {
    file: open,
    arrange: open,
    close: open,
    reopen:
      keeper && there && dossier.closed && !dossier.closedFinally && dossier.custody === 'processing-unit',
    share: keeper && there && !isConfidential(dossier.securityClass),
    nameReaders: keeper && there && hasReaders(dossier.securityClass),
  };
}

const order: readonly SecurityClass[] = ['B', 'T', 'R', 'SR'];

/** True if the first class is at least as strict as the second. */
export function isAsStrict(one: SecurityClass, other: SecurityClass): boolean {
  return order.indexOf(one) >= order.indexOf(other);
}

/** The stricter of two classes. */
export function stricter(one: SecurityClass, other: SecurityClass): SecurityClass {
  return isAsStrict(one, other) ? one : other;
}
