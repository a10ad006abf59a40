import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Archive, FolderInput, HandHelping, Pencil, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useMay } from '#office/session/use-session.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import { type PlaceId, type PlaceView, places } from '../../contract/places.ts';
import { dossierPath } from '../addresses.ts';
import { capital } from '../words/capital.ts';
import { MoveForm } from './move-form.tsx';
import { PlaceChange } from './place-change.tsx';
import { PlaceForm } from './place-form.tsx';
import styles from './places.module.css';

interface PlacePanelProps {
  placeId: PlaceId;
  /** Places whose labels are to be printed. */
  labels: readonly PlaceView[];
  onLabels: (next: readonly PlaceView[]) => void;
  onShow: (id: string) => void;
}

/** A place: what it is, what stands and lies in it, and what can be done with it. */
export function PlacePanel({ placeId, labels, onLabels, onShow }: PlacePanelProps) {
  const { t } = useTranslation();
  const keeps = useMay()(keepRecordsUnit);
  const answer = useOperation(places.show, { placeId });
  const inside = useOperation(places.list, { parentId: placeId });
  if (!answer.data) return <AnswerState of={answer} />;
  const { place } = answer.data;
  const chosen = (one: PlaceView) => labels.some(({ id }) => id === one.id);
  const toggle = (one: PlaceView) =>
    onLabels(chosen(one) ? labels.filter(({ id }) => id !== one.id) : [...labels, one]);
  return (
    <div className={styles.stack}>
      <Panel
        title={place.name}
        hint={place.line.slice(0, -1).join(' › ')}
        acts={keeps ? <PlaceActs place={place} onShow={onShow} /> : null}
      >
        <Facts
          of={[
            [t('archive.places.kind'), capital(t(`archive.place.${place.kind}`))],
            [t('archive.places.barcode'), <code key="code">{place.barcode}</code>],
            [
              t('archive.places.holds'),
              place.capacity
                ? t('archive.places.ofCapacity', { count: place.dossiers, capacity: place.capacity })
                : t('archive.disposal.dossiers', { count: place.dossiers }),
            ],
          ]}
        />
        {keeps ? (
          <Checkbox
            mt="md"
            label={t('archive.places.label')}
            checked={chosen(place)}
            onChange={() => toggle(place)}
          />
        ) : null}
      </Panel>
      {inside.data && inside.data.items.length > 0 ? (
        <Panel
          title={t('archive.places.inside')}
          flush
          acts={
            keeps ? (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() =>
                  onLabels([...labels, ...inside.data.items.filter((one) => !chosen(one))].slice(0, 200))
                }
              >
                {t('archive.places.labelAll')}
              </Button>
            ) : null
          }
        >
          <PanelRows>
            {inside.data.items.map((one) => (
              <PanelRow
                key={one.id}
                icon={FolderInput}
                name={
                  <button type="button" className={styles.open} onClick={() => onShow(one.id)}>
                    {one.name}
                  </button>
                }
                detail={[
                  capital(t(`archive.place.${one.kind}`)),
                  one.capacity
                    ? t('archive.places.ofCapacity', { count: one.dossiers, capacity: one.capacity })
                    : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              >
                {keeps ? (
                  <Checkbox
                    aria-label={t('archive.places.labelOf', { name: one.name })}
                    checked={chosen(one)}
                    onChange={() => toggle(one)}
                  />
                ) : null}
              </PanelRow>
            ))}
          </PanelRows>
        </Panel>
      ) : null}
      <Contents place={place} />
    </div>
  );
}

function PlaceActs({ place, onShow }: { place: PlaceView; onShow: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {place.kind === 'folder' ? null : (
        <DialogButton verb={t('archive.places.addInside')} icon={Plus} look="small">
          {(close) => <PlaceForm parent={place} onEnd={close} onAdded={onShow} />}
        </DialogButton>
      )}
      <DialogButton verb={t('archive.places.change')} title={place.name} icon={Pencil} look="small">
        {(close) => <PlaceChange place={place} onEnd={close} />}
      </DialogButton>
      {place.kind === 'room' ? null : (
        <DialogButton verb={t('archive.places.move')} icon={FolderInput} look="small" keeps>
          {(close) => <MoveForm place={place} onEnd={close} />}
        </DialogButton>
      )}
    </>
  );
}

/** Dossiers right in the place. */
function Contents({ place }: { place: PlaceView }) {
  const { t } = useTranslation();
  const pages = useOperationPages(places.dossiers, { placeId: place.id });
  return (
    <Panel title={t('archive.places.dossiers')} flush>
      <PagedRows pages={pages} compact empty={<NothingYet>{t('archive.places.empty')}</NothingYet>}>
        {(rows) => (
          <PanelRows>
            {rows.map(({ id, title, number, year, code, unitName, lent }) => (
              <PanelRow
                key={id}
                icon={Archive}
                name={<Link to={dossierPath(id)}>{title}</Link>}
                detail={`${number}/${year} · ${code} · ${unitName}`}
              >
                {lent ? (
                  <StatusBadge tone="wait" icon={HandHelping} label={t('archive.places.lent')} />
                ) : null}
              </PanelRow>
            ))}
          </PanelRows>
        )}
      </PagedRows>
    </Panel>
  );
}
