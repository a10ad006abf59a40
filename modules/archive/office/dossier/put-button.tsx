import { TextInput } from '@mantine/core';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { type PlaceId, type PlaceView, places } from '../../contract/places.ts';
import type { DossierView } from '../../contract/views.ts';
import { StepDown } from '../pick/step-down.tsx';
import { capital } from '../words/capital.ts';
import styles from './dossier.module.css';
import type { DossierFormProps } from './rename-form.tsx';

/** Says in which box or folder the dossier lies. */
export function PutButton({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  return (
    <DialogButton verb={t('archive.lying.verb')} icon={MapPin} title={t('archive.lying.put')} look="small">
      {(close) => <PutForm dossier={dossier} onEnd={close} />}
    </DialogButton>
  );
}

function PutForm({ dossier, onEnd }: DossierFormProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<readonly PlaceView[]>([]);
  const [reason, setReason] = useState('');
  const inside = way.at(-1)?.id;
  const answer = useOperation(places.list, inside ? { parentId: inside } : {}, { keepPrevious: true });
  const put = useAct(places.put, {
    stales: ['archive.'],
    onDone: () => {
      toast(t('archive.lying.done'));
      onEnd();
    },
  });
  const items = answer.data?.items ?? [];
  const onStep = (id: string) => {
    const known = way.findIndex((place) => place.id === id);
    const next = items.find((place) => place.id === id);
    if (!id) setWay([]);
    else if (known >= 0) setWay(way.slice(0, known + 1));
    else if (next) setWay([...way, next]);
  };
  return (
    <div className={styles.form}>
      <TextInput
        label={t('archive.field.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {answer.data ? null : <AnswerState of={answer} compact />}
      {answer.data && items.length === 0 && way.length === 0 ? <p>{t('archive.lying.noPlaces')}</p> : null}
      <StepDown
        label={t('archive.lying.put')}
        top={t('archive.lying.all')}
        line={way.map(({ id, name }) => ({ id, name }))}
        items={items.map(({ id, kind, name, dossiers, capacity }) => ({
          id,
          name,
          lead: capital(t(`archive.place.${kind}`)),
          detail: capacity ? t('archive.lying.filled', { dossiers, capacity }) : '',
          // What is smallest holds nothing smaller.
          below: kind === 'folder' ? 0 : 1,
        }))}
        chosen=""
        onStep={onStep}
        onPick={(id) =>
          put.mutate({
            dossierId: dossier.id,
            placeId: id as PlaceId,
            ...(reason.trim() ? { reason } : {}),
          })
        }
      />
      {put.error ? <ErrorState compact error={put.error} /> : null}
    </div>
  );
}
