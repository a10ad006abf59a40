import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Network } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#core/contract/ids.ts';
import { chartPath, postPath } from '#modules/organization/office/addresses.ts';
import { useUnitFilter } from '#modules/organization/office/pick/use-unit-filter.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { usePostTitle } from '#office/design/person-post.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useMay, useSession } from '#office/session/use-session.ts';
import { type DirectoryEntry, files } from '../../contract/files.ts';
import { staffView } from '../../contract/permissions.ts';
import { ownFilePath, staffFilePath } from '../addresses.ts';
import { ExportButton } from '../sheets/export-button.tsx';
import styles from '../staff.module.css';
import { StaffTabs } from '../staff-tabs.tsx';

/** Who serves in the agency, with posts and grade; a row opens the file where one may see it. */
export function DirectoryPage() {
  const { t } = useTranslation();
  const may = useMay();
  const unit = useUnitFilter(t('organization.unit.one'));
  const list = useListState(useMemo(() => [unit], [unit]));
  const { q, unitId } = list.values;
  const pages = useOperationPages(files.directory, {
    size: 50,
    ...(typeof q === 'string' ? { search: q } : {}),
    ...(typeof unitId === 'string' ? { unitId: unitId as UnitId } : {}),
  });
  const pathOf = useRowPath();
  return (
    <>
      <PageHeader
        title={t('staff.directory.title')}
        detail={t('staff.directory.detail')}
        actions={
          <>
            {may(staffView) ? <ExportButton unitId={typeof unitId === 'string' ? unitId : null} /> : null}
            <Button
              component={Link}
              to={chartPath}
              variant="default"
              leftSection={<Network size={16} aria-hidden="true" />}
            >
              {t('staff.directory.chart')}
            </Button>
          </>
        }
      />
      <StaffTabs />
      <DataList
        id="staff-directory"
        label={t('staff.directory.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowPath={pathOf}
        list={list}
        searchLabel={t('staff.directory.search')}
        empty={<EmptyState title={t('staff.directory.none')}>{t('staff.directory.noneHint')}</EmptyState>}
      />
    </>
  );
}

/** The file where it may be seen, else the post in the structure. */
function useRowPath(): (row: DirectoryEntry) => string {
  const { person } = useSession();
  return ({ id, can, posts }) => {
    if (id === person.id) return ownFilePath;
    if (can.open) return staffFilePath(id);
    return posts[0] ? postPath(posts[0].id) : chartPath;
  };
}

function useColumns(): Column<DirectoryEntry>[] {
  const { t } = useTranslation();
  const titleOf = usePostTitle();
  return [
    {
      id: 'name',
      header: t('staff.directory.name'),
      width: 'minmax(0, 1.3fr)',
      phone: 'title',
      cell: ({ fullName }) => fullName,
    },
    {
      id: 'posts',
      header: t('staff.directory.posts'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      cell: ({ posts }) =>
        posts.length === 0
          ? t('staff.directory.noPost')
          : posts.map(({ id, name, unitName, capacity }) => (
              <span key={`${id} ${capacity}`} className={styles.posts}>
                {titleOf(name, capacity)} <span className={styles.unit}>{unitName}</span>
              </span>
            )),
    },
    {
      id: 'grade',
      header: t('staff.holds.grade'),
      width: '210px',
      phone: 'meta',
      cell: ({ grade }) => (grade ? [grade.name, grade.rank].filter(Boolean).join(' · ') : ''),
    },
    {
      id: 'employment',
      header: t('staff.directory.employment'),
      width: '90px',
      phone: 'hidden',
      cell: ({ employment }) => t(`organization.personKind.${employment}`),
    },
  ];
}
