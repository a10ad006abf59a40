import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type PlaceView, places } from '../../contract/places.ts';
import { placeKinds } from '../../contract/terms.ts';
import { capital } from '../words/capital.ts';
import { PlaceFields, placeAtFields } from './place-fields.tsx';

interface PlaceFormProps {
  parent: PlaceView | null;
  onEnd: () => void;
  onAdded: (id: string) => void;
}

/** A room, or a smaller place in a larger one. */
export function PlaceForm({ parent, onEnd, onAdded }: PlaceFormProps) {
  const { t } = useTranslation();
  const kinds = parent ? placeKinds.slice(placeKinds.indexOf(parent.kind) + 1) : (['room'] as const);
  const form = useActForm(places.add, {
    initial: { kind: kinds[0] as string, name: '', capacity: '' as number | string },
    shape: ({ kind, name, capacity }) => ({
      kind,
      name,
      ...(parent ? { parentId: parent.id } : {}),
      ...(capacity === '' ? {} : { capacity: Number(capacity) }),
    }),
    stales: ['archive.list-places', 'archive.show-place'],
    atFields: placeAtFields,
    onDone: ({ id, name }) => {
      toast(t('archive.places.added', { name }));
      onEnd();
      onAdded(id);
    },
  });
  return (
    <Form of={form} verb={t('archive.places.add')} onCancel={onEnd}>
      {kinds.length > 1 ? (
        <Select
          label={t('archive.places.kind')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: capital(t(`archive.place.${value}`)) }))}
          {...form.form.getInputProps('kind')}
        />
      ) : null}
      <PlaceFields of={form} />
    </Form>
  );
}
