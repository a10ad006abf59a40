import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { records } from '../../contract/records.ts';
import styles from './code.module.css';

interface SuggestedCodesProps {
  words: string;
  chosen: string;
  onPick: (code: string, title: string) => void;
}

const typingPause = 400;

/** Codes under which the archive keeps what is called alike. */
export function SuggestedCodes({ words, chosen, onPick }: SuggestedCodesProps) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(words.trim().slice(0, 500), typingPause);
  const { data } = useOperation(
    records.suggest,
    { words: asked },
    { enabled: asked.length > 3, keepPrevious: true },
  );
  const items = asked.length > 3 ? (data?.items ?? []) : [];
  if (items.length === 0) return null;
  return (
    <fieldset className={styles.suggested}>
      <legend>{t('archive.code.suggested')}</legend>
      {items.map(({ code, title, records: count }) => (
        <Button
          key={code}
          variant="default"
          size="compact-sm"
          aria-pressed={code === chosen}
          className={styles.suggestion}
          onClick={() => onPick(code, title)}
        >
          <span>
            <strong className="figures">{code}</strong> {title}
            {count > 0 ? <span className={styles.count}> · {t('archive.code.used', { count })}</span> : null}
          </span>
        </Button>
      ))}
    </fieldset>
  );
}
