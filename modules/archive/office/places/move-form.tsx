import { Input, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { type PlaceId, type PlaceView, places } from '../../contract/places.ts';
import { placeKinds } from '../../contract/terms.ts';
import { StepDown } from '../pick/step-down.tsx';
import { capital } from '../words/capital.ts';
import { placeAtFields } from './place-fields.tsx';
import { ScanField } from './scan-field.tsx';

/** Puts a place with all in it into a larger one. */
export function MoveForm({ place, onEnd }: { place: PlaceView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(places.move, {
    initial: { parentId: '' as string, reason: '' },
    shape: ({ parentId, reason }) => ({ placeId: place.id, parentId, reason }),
    stales: ['archive.'],
    atFields: placeAtFields,
    onDone: ({ line }) => {
      toast(t('archive.places.moved', { to: line.slice(0, -1).join(' › ') }));
      onEnd();
    },
  });
  const [into, setInto] = useState<PlaceView | null>(null);
  const pick = (chosen: PlaceView) => {
    setInto(chosen);
    form.form.setFieldValue('parentId', chosen.id);
  };
  const fault = form.form.errors.parentId;
  return (
    <Form of={form} verb={t('archive.places.move')} onCancel={onEnd}>
      <p>{t('archive.places.moveWhat', { name: place.name })}</p>
      <ScanField onFound={pick} />
      <Larger place={place} chosen={into?.id ?? ''} onPick={pick} />
      {into ? <p>{t('archive.places.into', { place: into.line.join(' › ') })}</p> : null}
      {fault ? (
        <Input.Error role="alert">{into ? fault : t('archive.places.intoMissing')}</Input.Error>
      ) : null}
      <Textarea
        label={t('archive.places.reason')}
        required
        autosize
        minRows={2}
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}

interface LargerProps {
  place: PlaceView;
  chosen: string;
  onPick: (place: PlaceView) => void;
}

/** Places that are larger, walked one level at a time. */
function Larger({ place, chosen, onPick }: LargerProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<readonly PlaceView[]>([]);
  const under = way.at(-1);
  const answer = useOperation(places.list, under ? { parentId: under.id } : {}, { keepPrevious: true });
  if (!answer.data) return <AnswerState of={answer} compact />;
  const larger = answer.data.items.filter(
    ({ id, kind }) => id !== place.id && placeKinds.indexOf(kind) < placeKinds.indexOf(place.kind),
  );
  const find = (id: string) => [...way, ...larger].find((one) => one.id === (id as PlaceId));
  return (
    <StepDown
      label={t('archive.places.tree')}
      top={t('archive.places.rooms')}
      line={way.map(({ id, name }) => ({ id, name }))}
      items={larger.map(({ id, name, kind }) => ({
        id,
        name,
        detail: capital(t(`archive.place.${kind}`)),
        below: placeKinds.indexOf(place.kind) - placeKinds.indexOf(kind) > 1 ? 1 : 0,
      }))}
      chosen={chosen}
      onStep={(id) => {
        const at = way.findIndex((one) => one.id === id);
        const next = find(id);
        setWay(id === '' ? [] : at >= 0 ? way.slice(0, at + 1) : next ? [...way, next] : way);
      }}
      onPick={(id) => {
        const one = find(id);
        if (one) onPick(one);
      }}
    />
  );
}
