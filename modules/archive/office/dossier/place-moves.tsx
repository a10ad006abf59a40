import { Button } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { NothingYet } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { places } from '../../contract/places.ts';
import type { DossierView } from '../../contract/views.ts';
import styles from './dossier.module.css';
import { Said } from './retention/part.tsx';

type Move = OutputOf<typeof places.history>['items'][number];

/** Where the dossier lay before, on demand. */
export function PlaceMoves({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<History size={14} aria-hidden="true" />}
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {t('archive.lying.history')}
      </Button>
      {shown ? <Moves dossier={dossier} /> : null}
    </>
  );
}

function Moves({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useOperationPages(places.history, { dossierId: dossier.id }) as Pages<Move>;
  return (
    <PagedRows pages={pages} compact empty={<NothingYet>{t('archive.lying.noHistory')}</NothingYet>}>
      {(rows) => (
        <ul className={styles.said}>
          {rows.map(({ id, from, to, reason, by, at }) => (
            <Said key={id}>
              {from ?? t('archive.lying.nowhere')} → {to ?? t('archive.lying.nowhere')}
              <span className={styles.quiet}>
                {' '}
                {[reason, by.name, format.shortDay(at)].filter(Boolean).join(' · ')}
              </span>
            </Said>
          ))}
        </ul>
      )}
    </PagedRows>
  );
}
