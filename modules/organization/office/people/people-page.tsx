import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FileUp, UserPlus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#core/contract/ids.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { usePostTitle } from '#office/design/person-post.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { formatNip } from '#office/format/format.ts';
import { useMay } from '#office/session/use-session.ts';
import { people } from '../../contract/people.ts';
import { peopleImport, peopleManage } from '../../contract/permissions.ts';
import type { PersonEntry } from '../../contract/shapes.ts';
import { importPath, personPath } from '../addresses.ts';
import { useUnitFilter } from '../pick/use-unit-filter.ts';
import styles from './people-page.module.css';
import { NewPersonForm } from './person-form.tsx';

const pageSize = 50;

/** The people of the agency, as far as one may see them. */
export function PeoplePage() {
  const { t } = useTranslation();
  const may = useMay();
  const unit = useUnitFilter(t('organization.unit.one'));
  const list = useListState(useMemo(() => [unit], [unit]));
  const { q, unitId } = list.values;
  const pages = useOperationPages(people.list, {
    limit: pageSize,
    ...(typeof q === 'string' ? { search: q } : {}),
    ...(typeof unitId === 'string' ? { unitId: unitId as UnitId } : {}),
  });
  const add = may(peopleManage) ? (
    <DialogButton verb={t('organization.person.create')} icon={UserPlus} look="main" wide keeps>
      {(close) => <NewPersonForm onCancel={close} />}
    </DialogButton>
  ) : null;
  const bring = may(peopleImport) ? (
    <Button
      component={Link}
      to={importPath}
      variant="default"
      leftSection={<FileUp size={16} aria-hidden="true" />}
    >
      {t('organization.import.open')}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title={t('organization.people.title')}
        detail={t('organization.people.detail')}
        actions={
          add || bring ? (
            <>
              {bring}
              {add}
            </>
          ) : undefined
        }
      />
      <DataList
        id="people"
        label={t('organization.people.title')}
        pages={pages}
        columns={useColumns()}
        rowKey={keyOf}
        rowPath={pathOf}
        list={list}
        searchLabel={t('organization.people.search')}
        empty={
          <EmptyState
            title={t('organization.people.none')}
            action={
              <>
                {bring}
                {add}
              </>
            }
          >
            {t('organization.people.noneHint')}
          </EmptyState>
        }
      />
    </>
  );
}

const keyOf = (person: PersonEntry) => person.id;
const pathOf = (person: PersonEntry) => personPath(person.id);

function useColumns(): Column<PersonEntry>[] {
  const { t } = useTranslation();
  const titleOf = usePostTitle();
  return [
    {
      id: 'name',
      header: t('organization.person.name'),
      width: 'minmax(0, 1.4fr)',
      phone: 'title',
      cell: ({ fullName }) => fullName,
    },
    {
      id: 'posts',
      header: t('organization.person.posts'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      cell: ({ posts, activeUntil }) => {
        if (activeUntil) return <span className={styles.none}>{t('organization.person.gone')}</span>;
        if (posts.length === 0) return <span className={styles.none}>{t('organization.person.noPost')}</span>;
        return posts.map((post) => (
          <span key={`${post.id} ${post.capacity}`} className={styles.post}>
            {titleOf(post.name, post.capacity)} <span className={styles.unit}>{post.unitName}</span>
          </span>
        ));
      },
    },
    {
      id: 'nip',
      header: t('organization.person.nip'),
      width: '190px',
      phone: 'meta',
      cell: ({ nip }) => (nip ? <span className="figures">{formatNip(nip)}</span> : ''),
    },
    {
      id: 'kind',
      header: t('organization.person.kind'),
      width: '90px',
      phone: 'hidden',
      cell: ({ kind }) => t(`organization.personKind.${kind}`),
    },
    {
      id: 'grade',
      header: t('organization.person.grade'),
      width: '72px',
      phone: 'hidden',
      cell: ({ grade }) => grade,
    },
  ];
}
