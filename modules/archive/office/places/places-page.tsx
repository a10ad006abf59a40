import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus, Printer, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useMay } from '#office/session/use-session.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import { PlaceId, type PlaceView, places } from '../../contract/places.ts';
import { KeepingTabs } from '../loans/keeping-tabs.tsx';
import { PlaceForm } from './place-form.tsx';
import { PlacePanel } from './place-panel.tsx';
import { PlaceTree } from './place-tree.tsx';
import styles from './places.module.css';
import { ScanField } from './scan-field.tsx';

/** Rooms, shelves, rows, boxes and folders, with what lies in each. */
export function PlacesPage() {
  const { t } = useTranslation();
  const keeps = useMay()(keepRecordsUnit);
  const navigate = useNavigate();
  const asked = PlaceId.safeParse((useSearch({ strict: false }) as { place?: string }).place);
  const chosen = asked.success ? asked.data : undefined;
  const [labels, setLabels] = useState<readonly PlaceView[]>([]);
  const rooms = useOperation(places.list, {});
  const show = (place: string) => void navigate({ to: '.', search: { place } as never, replace: true });
  const add = keeps ? (
    <DialogButton verb={t('archive.places.addRoom')} icon={Plus} look="main">
      {(close) => <PlaceForm parent={null} onEnd={close} onAdded={show} />}
    </DialogButton>
  ) : null;
  if (rooms.data?.items.length === 0)
    return (
      <>
        <PageHeader title={t('archive.places.title')} detail={t('archive.places.detail')} />
        <KeepingTabs />
        <EmptyState title={t('archive.places.none')} action={add}>
          {t('archive.places.noneHint')}
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader title={t('archive.places.title')} detail={t('archive.places.detail')} actions={add} />
      <KeepingTabs />
      <ScanField onFound={(place) => show(place.id)} />
      {labels.length > 0 ? (
        <section className={styles.labels} aria-label={t('archive.places.labels')}>
          <strong>{t('archive.places.labelsChosen', { count: labels.length })}</strong>
          <Button
            component="a"
            href={addressOf(places.labels, { placeIds: labels.map(({ id }) => id) })}
            target="_blank"
            rel="noreferrer"
            leftSection={<Printer size={16} aria-hidden="true" />}
          >
            {t('archive.places.print')}
          </Button>
          <Button
            variant="subtle"
            leftSection={<X size={16} aria-hidden="true" />}
            onClick={() => setLabels([])}
          >
            {t('archive.places.labelsClear')}
          </Button>
        </section>
      ) : null}
      <div className={styles.beside}>
        <Panel title={t('archive.places.tree')}>
          <AnswerState of={rooms} />
          {rooms.data ? <PlaceTree chosen={chosen} onChoose={show} /> : null}
        </Panel>
        {chosen ? (
          <PlacePanel key={chosen} placeId={chosen} labels={labels} onLabels={setLabels} onShow={show} />
        ) : (
          <Panel title={t('archive.places.inside')}>
            <NothingYet>{t('archive.places.chooseOne')}</NothingYet>
          </Panel>
        )}
      </div>
    </>
  );
}
