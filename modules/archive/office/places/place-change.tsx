import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type PlaceView, places } from '../../contract/places.ts';
import { PlaceFields, placeAtFields } from './place-fields.tsx';

/** Another name, or room for more or fewer dossiers. */
export function PlaceChange({ place, onEnd }: { place: PlaceView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(places.change, {
    initial: { name: place.name, capacity: (place.capacity ?? '') as number | string },
    shape: ({ name, capacity }) => ({
      placeId: place.id,
      name,
      capacity: capacity === '' ? null : Number(capacity),
    }),
    stales: ['archive.list-places', 'archive.show-place'],
    atFields: placeAtFields,
    onDone: () => {
      toast(t('archive.places.changed'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('archive.places.save')} onCancel={onEnd}>
      <PlaceFields of={form} />
    </Form>
  );
}
