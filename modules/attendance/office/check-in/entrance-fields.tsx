import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlaceId } from '../../contract/terms.ts';
import type { TodayView } from '../../contract/today.ts';
import styles from './check-in.module.css';

export interface Entrance {
  placeId: PlaceId;
  digits: string;
}

/** Some digits and not all of them: a code that was not typed to its end would be missing without a word. */
export const isIncomplete = ({ digits }: Entrance): boolean => digits !== '' && digits.length < 8;

interface EntranceFieldsProps {
  places: TodayView['places'];
  /** The agency asks for it; else it stands in for a position. */
  asked: boolean;
  value: Entrance;
  onChange: (value: Entrance) => void;
}

/** The code that the screen at the entrance shows. */
export function EntranceFields({ places, asked, value, onChange }: EntranceFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      <TextInput
        label={t('attendance.entrance.code')}
        description={t(asked ? 'attendance.entrance.asked' : 'attendance.entrance.instead')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
        classNames={{ input: styles.digits! }}
        value={value.digits}
        error={isIncomplete(value) ? t('attendance.entrance.incomplete') : null}
        onChange={({ currentTarget }) =>
          onChange({ ...value, digits: currentTarget.value.replace(/\D/g, '').slice(0, 8) })
        }
      />
      {places.length > 1 ? (
        <Select
          label={t('attendance.entrance.place')}
          data={places.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
          value={value.placeId}
          onChange={(placeId) => placeId && onChange({ ...value, placeId: placeId as PlaceId })}
        />
      ) : null}
    </div>
  );
}
