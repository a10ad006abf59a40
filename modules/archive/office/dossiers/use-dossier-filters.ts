import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { securityClasses } from '#modules/letters/contract/terms.ts';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { custodies, lifeStates } from '../../contract/terms.ts';
import { findCodes } from '../code/code-field.tsx';
import { capital } from '../words/capital.ts';

/** So many years back dossiers are asked for by their year. */
const yearsBack = 20;

export function useYears(): string[] {
  const now = new Date().getFullYear();
  return useMemo(() => Array.from({ length: yearsBack }, (_, back) => String(now - back)), [now]);
}

/** A filter by code, and all below it. */
export function useCodeFilter(): FilterField {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      kind: 'find',
      name: 'code',
      label: t('archive.field.code'),
      find: findCodes,
      nameOf: async (code, signal) =>
        (await findCodes(code, signal)).find(({ value }) => value === code)?.label ?? code,
    }),
    [t],
  );
}

export function useDossierFilters(): FilterField[] {
  const { t } = useTranslation();
  const unit = useUnitFilter(t('archive.field.unit'));
  const code = useCodeFilter();
  const years = useYears();
  return useMemo(
    () => [
      {
        kind: 'choice',
        name: 'state',
        label: t('archive.field.state'),
        several: true,
        options: lifeStates.map((value) => ({ value, label: capital(t(`archive.state.${value}`)) })),
      },
      code,
      {
        kind: 'choice',
        name: 'year',
        label: t('archive.field.year'),
        options: years.map((value) => ({ value, label: value })),
      },
      unit,
      {
        kind: 'choice',
        name: 'securityClass',
        label: t('archive.field.class'),
        several: true,
        options: securityClasses.map((value) => ({ value, label: t(`letters.class.${value}`) })),
      },
      {
        kind: 'choice',
        name: 'custody',
        label: t('archive.field.custody'),
        options: custodies.map((value) => ({ value, label: capital(t(`archive.custody.${value}`)) })),
      },
    ],
    [t, unit, code, years],
  );
}
