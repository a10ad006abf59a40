import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronDown, ChevronRight, CircleSlash, FolderPlus, Pencil, Plus } from 'lucide-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf, useOperationPages } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { waysTo } from '#office/design/tree/branch-rows.ts';
import { useFormat } from '#office/format/use-format.ts';
import { posts } from '../../contract/posts.ts';
import type { UnitView } from '../../contract/shapes.ts';
import { units as unitOperations } from '../../contract/units.ts';
import { unitPlace } from '../addresses.ts';
import { LastDayForm } from '../last-day-form.tsx';
import { unitOption } from '../pick/unit-picker.tsx';
import { NewPostForm } from '../post/post-form.tsx';
import { PostRows } from './post-rows.tsx';
import { ChangeUnitForm, NewUnitForm } from './unit-form.tsx';
import styles from './unit-panel.module.css';

type Act = 'create' | 'change' | 'close';

const pageSize = 100;

/** One unit: where it stands, its posts with who holds them, and the units in it. */
export function UnitPanel({ unit, units }: { unit: UnitView; units: readonly UnitView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [act, setAct] = useState<Act | null>(null);
  const pages = useOperationPages(posts.list, { unitId: unit.id, own: 'true', limit: pageSize });
  const close = () => setAct(null);
  const name = useRef<HTMLHeadingElement>(null);
  // The link that led here went away with the unit before: the keyboard goes on from the name of this one.
  useEffect(() => {
    if (document.activeElement === document.body) name.current?.focus();
  }, []);
  const parent = units.find(({ id }) => id === unit.parentId);
  const below = units.filter(({ parentId }) => parentId === unit.id);
  const rows = rowsOf(pages);
  const vacant = rows.filter(({ holder }) => holder === null).length;
  const kind = t(`organization.unitKind.${unit.kind}`);

  const noPosts = unit.can.managePosts
    ? 'organization.structure.noPostsYours'
    : 'organization.structure.noPosts';
  const postPanel = (
    <Panel title={t('organization.structure.posts')} flush>
      <PagedRows
        pages={pages}
        loading={<LoadingRows rows={4} />}
        empty={<NothingYet>{t(below.length > 0 ? 'organization.structure.postsBelow' : noPosts)}</NothingYet>}
      >
        {(shown) => <PostRows posts={shown} />}
      </PagedRows>
    </Panel>
  );
  const belowPanel =
    below.length > 0 ? (
      <Panel title={t('organization.structure.below', { count: below.length })} flush>
        <ul className={styles.below}>
          {below.map((one) => (
            <li key={one.id}>
              <Link {...unitPlace(one.id)}>
                <span>
                  <span className={styles.belowName}>{one.name}</span>
                  <span className={styles.belowKind}>{t(`organization.unitKind.${one.kind}`)}</span>
                </span>
                <ChevronRight size={16} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    ) : null;
  return (
    <div className={styles.unit}>
      <header className={styles.head}>
        <div className={styles.words}>
          <UnitWay unit={unit} units={units} />
          <h2 ref={name} tabIndex={-1} className={styles.name}>
            {unit.name}
          </h2>
          <p className={styles.detail}>
            {kind} · <span className="figures">{unit.code}</span>
            {unit.shortName ? ` · ${unit.shortName}` : ''}
            {vacant > 0 ? ` · ${t('organization.structure.vacancies', { count: vacant })}` : ''}
          </p>
          {unit.activeUntil ? (
            <StatusBadge
              tone="bad"
              icon={CircleSlash}
              label={t('organization.closedAfter', { day: format.shortDay(unit.activeUntil) })}
            />
          ) : null}
        </div>
        <div className={styles.acts} data-print="never">
          {unit.can.manage ? <UnitMenu onAct={setAct} isRoot={unit.parentId === null} /> : null}
          {unit.can.managePosts ? (
            <DialogButton verb={t('organization.post.create')} icon={Plus} look="main" wide keeps>
              {(stop) => <NewPostForm unit={unitOption(unit)} onCancel={stop} />}
            </DialogButton>
          ) : null}
        </div>
      </header>

      {rows.length > 0 || pages.isPending ? postPanel : null}
      {belowPanel}
      {rows.length > 0 || pages.isPending ? null : postPanel}

      <Dialog
        opened={act === 'create'}
        onClose={close}
        title={t('organization.unit.createIn', { unit: unit.name })}
        wide
        keeps
      >
        <NewUnitForm parent={unitOption(unit)} onDone={close} onCancel={close} />
      </Dialog>
      <Dialog opened={act === 'change'} onClose={close} title={t('organization.unit.change')} wide keeps>
        <ChangeUnitForm
          unit={unit}
          parent={parent ? unitOption(parent) : null}
          onDone={close}
          onCancel={close}
        />
      </Dialog>
      <Dialog opened={act === 'close'} onClose={close} title={t('organization.unit.close')}>
        <LastDayForm
          op={unitOperations.close}
          inputOf={(activeUntil) => ({ unitId: unit.id, activeUntil })}
          verb={t('organization.unit.close')}
          hint={t('organization.unit.closeHint', { unit: unit.name })}
          done={t('organization.closed')}
          onEnd={close}
        />
      </Dialog>
    </div>
  );
}

/** The units above, the highest first, as links. */
function UnitWay({ unit, units }: { unit: UnitView; units: readonly UnitView[] }) {
  const { t } = useTranslation();
  const branches = units.map((one) => ({ id: one.id, parentId: one.parentId, value: one, hasBelow: false }));
  const way = waysTo(branches, unit.id).flatMap((id) => units.filter((one) => one.id === id));
  if (way.length === 0) return null;
  return (
    <nav className={styles.way} aria-label={t('organization.structure.way')}>
      {way.map((one) => (
        <Fragment key={one.id}>
          <Link {...unitPlace(one.id)}>{one.shortName ?? one.name}</Link>
          <ChevronRight size={14} aria-hidden="true" />
        </Fragment>
      ))}
    </nav>
  );
}

function UnitMenu({ onAct, isRoot }: { onAct: (act: Act) => void; isRoot: boolean }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDown size={16} aria-hidden="true" />}>
          {t('organization.unit.manage')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<FolderPlus size={16} aria-hidden="true" />} onClick={() => onAct('create')}>
          {t('organization.unit.create')}
        </Menu.Item>
        <Menu.Item leftSection={<Pencil size={16} aria-hidden="true" />} onClick={() => onAct('change')}>
          {t('organization.unit.change')}
        </Menu.Item>
        {isRoot ? null : (
          <Menu.Item
            leftSection={<CircleSlash size={16} aria-hidden="true" />}
            onClick={() => onAct('close')}
          >
            {t('organization.unit.close')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
