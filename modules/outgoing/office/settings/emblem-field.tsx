import { Button, FileButton } from '@mantine/core';
import { ImageUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestEmblem } from '../../contract/letterhead-fields.ts';
import { emblemFile } from './emblem-file.ts';
import styles from './settings.module.css';

interface EmblemFieldProps {
  value: string | null;
  onChange: (emblem: string | null) => void;
}

/** The emblem of a letterhead, as a file from this computer. */
export function EmblemField({ value, onChange }: EmblemFieldProps) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<string | null>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    setFault(null);
    try {
      const emblem = await emblemFile(file);
      if (emblem.length > longestEmblem) setFault(t('outgoing.emblem.tooLarge'));
      else onChange(emblem);
    } catch {
      setFault(t('outgoing.emblem.unreadable'));
    }
  };
  return (
    <div className={styles.stack}>
      <div className={styles.acts}>
        <FileButton accept="image/svg+xml,image/png,image/jpeg" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<ImageUp size={16} aria-hidden="true" />}>
              {t(value ? 'outgoing.emblem.replace' : 'outgoing.emblem.choose')}
            </Button>
          )}
        </FileButton>
        {value ? (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Trash2 size={16} aria-hidden="true" />}
            onClick={() => onChange(null)}
          >
            {t('outgoing.emblem.remove')}
          </Button>
        ) : null}
      </div>
      <p className={styles.quiet}>{t('outgoing.emblem.hint')}</p>
      {fault ? <p role="alert">{fault}</p> : null}
    </div>
  );
}
