import type { UnitId } from '#core/contract/ids.ts';
import type { Context } from '#core/session/context.ts';
import type { DossierRow, LifeCycleView } from '../../contract/views.ts';
import { whySentence } from '../print-why.ts';
import type { LifeCycle } from '../rules/retention/life-cycle.ts';
import type { ListedDossier } from './dossiers.queries.ts';

export function presentDossierRow(row: ListedDossier, units: ReadonlyMap<UnitId, string>): DossierRow {
  return {
    id: row.id as DossierRow['id'],
    unitId: row.unit_id as UnitId,
    unitName: units.get(row.unit_id as UnitId) ?? '—',
    year: row.year,
    number: row.number,
    code: row.code,
    title: row.title,
    securityClass: row.security_class,
    state: row.state,
    custody: row.custody,
    records: row.records,
    closedOn: row.closed_on,
    activeUntil: row.active_until,
    inactiveUntil: row.inactive_until,
    fate: row.fate,
    byItself: row.by_itself,
    standing: row.standing,
  };
}

export function presentLife({ locale, locales }: Context, life: LifeCycle): LifeCycleView {
  return {
    state: life.state,
    activeUntil: life.activeUntil,
    inactiveUntil: life.inactiveUntil,
    fate: life.fate,
    retentionYears: life.retentionYears,
    heldBy: [...life.heldBy],
    why: life.why.map((step) => ({
      code: step.code,
      text: whySentence(step, locale, (language, key, params) => locales.text(language, key, params)),
    })),
  };
}
