import { useNavigate } from '@tanstack/react-router';
import { MapPin, MapPinOff, MapPinPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { RowLink } from '#office/design/list/row-link.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useToday } from '#office/format/use-today.ts';
import { type PlaceView, places } from '../../contract/place-operations.ts';
import { placePath } from '../addresses.ts';
import { ManagingTabs } from '../managing-tabs.tsx';
import { NewPlaceForm } from './place-forms.tsx';
import { useExtentWords } from './use-extent-words.ts';

/** Where one checks in: the places of the units that one manages. */
export function PlacesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pages = useOperationPages(places.list, {}) as Pages<PlaceView>;
  return (
    <>
      <PageHeader
        title={t('attendance.places.title')}
        detail={t('attendance.places.detail')}
        actions={
          <DialogButton verb={t('attendance.places.create')} icon={MapPinPlus} look="main" wide keeps>
            {(close) => (
              <NewPlaceForm
                onEnd={close}
                onMade={({ id }) => void navigate({ to: placePath(id) as never })}
              />
            )}
          </DialogButton>
        }
      />
      <ManagingTabs />
      <PagedRows
        pages={pages}
        empty={<EmptyState title={t('attendance.places.none')}>{t('attendance.places.noneHint')}</EmptyState>}
      >
        {(rows) => (
          <Panel title={t('attendance.places.list')} flush>
            <PanelRows>
              {rows.map((place) => (
                <PlaceRow key={place.id} place={place} />
              ))}
            </PanelRows>
          </Panel>
        )}
      </PagedRows>
    </>
  );
}

function PlaceRow({ place }: { place: PlaceView }) {
  const { t } = useTranslation();
  const today = useToday();
  const extent = useExtentWords();
  const shown = place.versions[0];
  const used = place.uses.map(({ unit, person }) => (unit ?? person)?.name).filter(Boolean);
  return (
    <PanelRow
      icon={shown ? MapPin : MapPinOff}
      name={<RowLink to={placePath(place.id)}>{place.name}</RowLink>}
      detail={[place.unit.name, shown ? extent(shown) : null].filter(Boolean).join(' · ')}
      further={used.length > 0 ? t('attendance.places.usedBy', { names: used.join(', ') }) : null}
    >
      {shown ? null : <StatusBadge tone="neutral" icon={MapPinOff} label={t('attendance.places.isClosed')} />}
      {shown && shown.startsOn > today ? (
        <StatusBadge tone="wait" icon={MapPin} label={t('attendance.later')} />
      ) : null}
      {shown && used.length === 0 ? (
        <StatusBadge tone="wait" icon={MapPin} label={t('attendance.places.unused')} />
      ) : null}
    </PanelRow>
  );
}
