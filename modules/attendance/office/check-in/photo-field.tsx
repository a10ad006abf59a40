import { Button, FileButton } from '@mantine/core';
import { Camera } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawnAnew, type Photo } from '../device/photo.ts';
import styles from './check-in.module.css';

interface PhotoFieldProps {
  /** For how many days it is kept. */
  days: number;
  photo: Photo | null;
  onChange: (photo: Photo | null) => void;
}

/** A photo by the rule of the agency; drawn anew on the phone, without what the camera wrote into it. */
export function PhotoField({ days, photo, onChange }: PhotoFieldProps) {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  useEffect(() => () => URL.revokeObjectURL(photo?.address ?? ''), [photo]);
  const take = (file: File | null) => {
    setBroken(false);
    if (file) drawnAnew(file).then(onChange, () => setBroken(true));
  };
  return (
    <div className={styles.fields}>
      <p>
        <strong>{t('attendance.photo.title')}</strong>
      </p>
      <p className={styles.quiet}>{t('attendance.photo.hint', { count: days })}</p>
      {photo ? <img className={styles.photo} src={photo.address} alt={t('attendance.photo.alt')} /> : null}
      {broken ? <p role="alert">{t('attendance.photo.broken')}</p> : null}
      <FileButton accept="image/*" capture="user" onChange={take}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<Camera size={16} aria-hidden="true" />}>
            {t(photo ? 'attendance.photo.again' : 'attendance.photo.take')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
