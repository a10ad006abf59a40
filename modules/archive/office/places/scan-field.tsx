import { TextInput } from '@mantine/core';
import { ScanBarcode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#office/data/client.ts';
import { codeOf, useErrorText } from '#office/design/states/error-text.ts';
import { type PlaceView, places } from '../../contract/places.ts';
import styles from './places.module.css';

/** Finds a place by its label: a scanner types the code and ends it with Enter. */
export function ScanField({ onFound }: { onFound: (place: PlaceView) => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | null>(null);
  const find = async () => {
    const barcode = code.trim();
    if (!barcode) return;
    try {
      const place = await call(places.byBarcode, { barcode });
      setCode('');
      setError(null);
      onFound(place);
    } catch (fault) {
      setError(
        codeOf(fault) === 'core.not-found'
          ? t('archive.places.scanNone', { code: barcode })
          : errorText(fault),
      );
    }
  };
  return (
    <TextInput
      className={styles.scan ?? ''}
      label={t('archive.places.scan')}
      description={t('archive.places.scanHint')}
      leftSection={<ScanBarcode size={16} aria-hidden="true" />}
      autoComplete="off"
      maxLength={40}
      value={code}
      error={error}
      onChange={(event) => {
        setCode(event.currentTarget.value);
        setError(null);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        void find();
      }}
    />
  );
}
