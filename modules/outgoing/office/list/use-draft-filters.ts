import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useSession } from '#office/session/use-session.ts';
import { type DraftBox, type DraftStage, draftStages } from '../../contract/terms.ts';
import { useKinds } from '../begin/use-kinds.ts';

/** The stages in which letters of a box can be; none where there is only one. */
const stagesOf: Partial<Record<DraftBox, readonly DraftStage[]>> = {
  mine: draftStages,
  unit: draftStages,
};

/** The filters of a box. */
export function useDraftFilters(box: DraftBox): FilterField[] {
  const { t } = useTranslation();
  const { posts } = useSession();
  const kinds = useKinds().data;
  const unit = useUnitFilter(t('outgoing.list.unit'));
  return useMemo(() => {
    const stages = stagesOf[box] ?? [];
    return [
      ...(stages.length > 0
        ? [
            {
              kind: 'choice' as const,
              name: 'stage',
              label: t('outgoing.list.stage'),
              several: true,
              options: stages.map((value) => ({ value, label: t(`outgoing.stage.${value}`) })),
            },
          ]
        : []),
      {
        kind: 'choice',
        name: 'kindCode',
        label: t('outgoing.list.kind'),
        several: true,
        options: (kinds ?? []).map(({ code, name }) => ({ value: code, label: name })),
      },
      ...(posts.length > 1 && box !== 'unit'
        ? [
            {
              kind: 'choice' as const,
              name: 'postId',
              label: t('outgoing.list.post'),
              options: posts.map(({ id, name }) => ({ value: id as string, label: name })),
            },
          ]
        : []),
      ...(box === 'unit' || box === 'sent' ? [unit] : []),
      ...(box === 'mine' ? [{ kind: 'flag' as const, name: 'returned', label: t('outgoing.returned') }] : []),
      ...(box === 'sent' ? [] : [{ kind: 'flag' as const, name: 'late', label: t('outgoing.late') }]),
    ];
  }, [t, box, kinds, posts, unit]);
}
