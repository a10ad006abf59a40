import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './viewer.module.css';

interface PagePlaceProps {
  current: number;
  count: number;
  goTo: (page: number) => void;
}

/** Where one is among the pages; a number that is typed there is gone to. */
export function PagePlace({ current, count, goTo }: PagePlaceProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const page = Number.parseInt(typed ?? '', 10);
    setTyped(null);
    if (Number.isInteger(page)) goTo(page);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') go();
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className={styles.place}>
      <span className="unseen" aria-live="polite">
        {t('office.viewer.place', { page: current, pages: count })}
      </span>
      <input
        className={styles.placeField}
        inputMode="numeric"
        aria-label={t('office.viewer.goTo', { pages: count })}
        style={{ width: `${String(count).length + 2}ch` }}
        value={typed ?? current}
        onChange={(event) => setTyped(event.target.value.replaceAll(/\D/g, '').slice(0, 6))}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
        onBlur={go}
      />
      <span aria-hidden="true">/ {count}</span>
    </span>
  );
}
