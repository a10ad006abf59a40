import { Button, Checkbox } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { FileCheck2, FileX2, PencilLine } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { type Pages, rowsOf, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { useSelection } from '#office/design/list/use-selection.ts';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { ingests } from '../../contract/ingest.ts';
import type { IngestItemView, IngestView, ItemState } from '../../contract/ingest-terms.ts';
import { dossierPath, recordPath } from '../addresses.ts';
import { ingestPath } from './addresses.ts';
import styles from './ingest.module.css';
import { ItemBadge } from './ingest-badges.tsx';
import { MendForm } from './mend-form.tsx';

const tabs = ['read', 'duplicate', 'refused', 'filed', 'waiting', 'left-out'] as const;
/** In these a person can do something; the first of them that has any is what is shown. */
const forPeople: readonly ItemState[] = ['read', 'duplicate', 'refused'];

/** Documents of an ingest by what became of them, what waits for a person first. */
export function IngestItems({ ingest }: { ingest: IngestView }) {
  const { t } = useTranslation();
  const { state: asked } = useSearch({ strict: false }) as { state?: ItemState };
  const { counts } = ingest;
  const held = tabs.filter((state) => counts[state] > 0);
  if (held.length === 0) return null;
  const first = held.find((state) => forPeople.includes(state)) ?? held[0]!;
  const state = asked && tabs.includes(asked) ? asked : first;
  return (
    <div className={styles.stack}>
      <PageTabs
        label={t('archive.ingest.items')}
        tabs={(held.includes(state) ? held : [...held, state]).map((one) => ({
          to: ingestPath(ingest.id),
          search: { state: one },
          label: t(`archive.ingest.state.${one}`),
          count: counts[one],
          current: one === state,
        }))}
      />
      <Items key={state} ingest={ingest} state={state} />
    </div>
  );
}

function Items({ ingest, state }: { ingest: IngestView; state: ItemState }) {
  const { t } = useTranslation();
  const input = { ingestId: ingest.id, state, size: 50 };
  const pages = useOperationPages(ingests.items, input, 'after') as unknown as Pages<IngestItemView>;
  const rows = rowsOf(pages);
  const selection = useSelection(rows, ({ id }) => id);
  const open = ingest.state !== 'stopped';
  const mends = open && (state === 'read' || state === 'refused');
  const decides = open && (state === 'duplicate' || state === 'left-out');
  const count = ingest.counts[state];
  const { refetch } = pages;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the number of them changed
  useEffect(() => void refetch(), [count, refetch]);
  return (
    <Panel
      title={t(`archive.ingest.state.${state}`)}
      hint={t(`archive.ingest.stateHint.${state}`)}
      flush
      acts={
        mends ? (
          <Mend ingest={ingest} chosen={selection.chosen} all={state === 'read'} onDone={selection.clear} />
        ) : decides ? (
          <Decide ingest={ingest} state={state} chosen={selection.chosen} onDone={selection.clear} />
        ) : null
      }
    >
      <PagedRows pages={pages} onSight empty={<NothingYet>{t('archive.ingest.noneHere')}</NothingYet>}>
        {(shown) => (
          <ul className={styles.items}>
            {mends || decides ? (
              <li className={styles.chooseAll}>
                <Checkbox
                  size="xs"
                  label={t('office.list.chooseAll')}
                  checked={selection.all}
                  indeterminate={selection.some}
                  onChange={selection.toggleAll}
                />
              </li>
            ) : null}
            {shown.map((item) => (
              <Item
                key={item.id}
                of={item}
                {...(mends || decides
                  ? {
                      chosen: selection.has(item.id),
                      onChoose: (range: boolean) => selection.toggle(item.id, range),
                    }
                  : {})}
              />
            ))}
          </ul>
        )}
      </PagedRows>
    </Panel>
  );
}

interface ItemProps {
  of: IngestItemView;
  chosen?: boolean;
  onChoose?: (range: boolean) => void;
}

function Item({ of, chosen, onChoose }: ItemProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { name, title, faults, size, row, record, sameAs, origin } = of;
  const textOf = (code: string, params: Record<string, unknown> = {}) =>
    i18n.exists(`errors.${code}`) ? t(`errors.${code}`, params) : code;
  return (
    <li className={styles.item}>
      {onChoose ? (
        <Checkbox
          size="xs"
          aria-label={t('office.list.choose', { name })}
          checked={chosen ?? false}
          onChange={(event) => onChoose((event.nativeEvent as MouseEvent).shiftKey)}
        />
      ) : null}
      <div className={styles.itemWords}>
        <p className={styles.itemName}>
          {record ? <Link to={recordPath(record.id)}>{record.title}</Link> : (title ?? name)}
        </p>
        <p className={styles.quiet}>
          {[
            row ? t('archive.ingest.row', { row }) : null,
            record || title ? name : null,
            size === null ? null : format.bytes(size),
            origin,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {faults.map(({ column, code, params }) => (
          <p key={`${column} ${code}`} className={styles.fault}>
            {textOf(code, params)}
          </p>
        ))}
        {sameAs ? (
          <p className={styles.fault}>
            {t('archive.ingest.sameAs')} <Link to={recordPath(sameAs.id)}>{sameAs.title}</Link> ·{' '}
            <Link to={dossierPath(sameAs.dossierId)}>
              {t('archive.dossier.called', { number: sameAs.dossierNumber })}
            </Link>
          </p>
        ) : null}
      </div>
      <ItemBadge state={of.state} />
    </li>
  );
}

interface ActProps {
  ingest: IngestView;
  chosen: readonly IngestItemView[];
  onDone: () => void;
}

/** What they lack is given to the chosen ones, or to all that lack something. */
function Mend({ ingest, chosen, all, onDone }: ActProps & { all: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (chosen.length === 0 && !all) return null;
  const verb =
    chosen.length > 0
      ? t('archive.ingest.mend.chosen', { count: chosen.length })
      : t('archive.ingest.mend.all', { all: format.number(ingest.counts.read) });
  return (
    <DialogButton verb={verb} icon={PencilLine} title={t('archive.ingest.mend.title')} look="small" keeps>
      {(close) => (
        <MendForm
          ingest={ingest}
          items={chosen}
          onCancel={close}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    </DialogButton>
  );
}

function Decide({ ingest, state, chosen, onDone }: ActProps & { state: ItemState }) {
  const { t } = useTranslation();
  const decide = useAct(ingests.decide, { stales: ['archive.show-ingest', 'archive.list-ingest'], onDone });
  const itemIds = chosen.map(({ id }) => id).slice(0, 500);
  const none = chosen.length === 0;
  if (none && state === 'left-out') return null;
  const act = (decision: 'file' | 'leave-out') => () =>
    decide.mutate({ ingestId: ingest.id, itemIds, decision });
  const words = none ? 'all' : 'chosen';
  return (
    <>
      {state === 'duplicate' ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={decide.isPending}
          leftSection={<FileX2 size={14} aria-hidden="true" />}
          onClick={act('leave-out')}
        >
          {t(`archive.ingest.decide.leave-out.${words}`, { count: chosen.length })}
        </Button>
      ) : null}
      <Button
        size="compact-sm"
        variant="default"
        loading={decide.isPending}
        leftSection={<FileCheck2 size={14} aria-hidden="true" />}
        onClick={act('file')}
      >
        {t(`archive.ingest.decide.file.${words}`, { count: chosen.length })}
      </Button>
    </>
  );
}
