import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { securityClasses } from '#modules/letters/contract/terms.ts';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import { call } from '#office/data/client.ts';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { dossiers } from '../../contract/dossiers.ts';
import { searchPlaces } from '../../contract/records.ts';
import { copyStates, type DossierId, lifeStates, media } from '../../contract/terms.ts';
import { useCodeFilter, useYears } from '../dossiers/use-dossier-filters.ts';
import { capital } from '../words/capital.ts';

const shown = 20;

/** What a search is narrowed by; names are those of the operation, so that the address is the question. */
export function useSearchFilters(): FilterField[] {
  const { t } = useTranslation();
  const unit = useUnitFilter(t('archive.field.unit'));
  const code = useCodeFilter();
  const years = useYears();
  return useMemo(() => {
    const choice = (
      name: string,
      label: string,
      values: readonly string[],
      words: (value: string) => string,
    ) => ({
      ...{ kind: 'choice' as const, name, label, several: true },
      options: values.map((value) => ({ value, label: capital(words(value)) })),
    });
    return [
      {
        kind: 'choice',
        name: 'place',
        label: t('archive.search.place'),
        options: searchPlaces
          .filter((value) => value !== 'all')
          .map((value) => ({ value, label: t(`archive.search.place.${value}`) })),
      },
      { kind: 'days', label: t('archive.field.recordDate'), from: 'from', to: 'to' },
      code,
      unit,
      {
        kind: 'choice',
        name: 'year',
        label: t('archive.field.year'),
        options: years.map((value) => ({ value, label: value })),
      },
      choice('state', t('archive.field.state'), lifeStates, (value) => t(`archive.state.${value}`)),
      choice('securityClass', t('archive.field.class'), securityClasses, (value) =>
        t(`letters.class.${value}`),
      ),
      choice('copyState', t('archive.field.copyState'), copyStates, (value) =>
        t(`archive.copy-state.${value}`),
      ),
      choice('medium', t('archive.field.medium'), media, (value) => t(`archive.medium.${value}`)),
      {
        kind: 'find',
        name: 'dossierId',
        label: t('archive.field.dossier'),
        find: async (text, signal) => {
          const { items } = await call(dossiers.list, { q: text.slice(0, 200), size: shown }, { signal });
          return items.map(({ id, number, year, title }) => ({
            value: id,
            label: `${number}/${year} ${title}`,
          }));
        },
        nameOf: async (value, signal) => {
          const { number, year, title } = await call(
            dossiers.show,
            { dossierId: value as DossierId },
            { signal },
          );
          return `${number}/${year} ${title}`;
        },
      },
    ];
  }, [t, unit, code, years]);
}
