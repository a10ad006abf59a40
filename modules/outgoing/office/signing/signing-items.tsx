import { Check, CircleAlert, Clock3, LoaderCircle, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { SigningItem, SigningView } from '../../contract/signing.ts';
import { PageStrip } from '../pages/page-strip.tsx';
import styles from './signing.module.css';

const icons: Record<SigningItem['state'], LucideIcon> = {
  ready: Clock3,
  refused: CircleAlert,
  signing: LoaderCircle,
  signed: Check,
  failed: CircleAlert,
};

/** The letters of an act: number, day, pages to look at; afterwards what became of each. */
export function SigningItems({ view, looking }: { view: SigningView; looking: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.items} aria-label={t('outgoing.sign.items')}>
      {view.items.map((item) => (
        <Item key={item.draftId} item={item} looking={looking} opened={looking && view.items.length === 1} />
      ))}
    </ul>
  );
}

function Item({ item, looking, opened }: { item: SigningItem; looking: boolean; opened: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(opened);
  const Icon = icons[item.state];
  const facts = [
    item.number,
    item.letterDay ? format.day(item.letterDay) : null,
    item.pages ? t('outgoing.sign.pages', { count: item.pages }) : null,
  ].filter(Boolean);
  return (
    <li className={styles.item} data-state={item.state}>
      <div className={styles.itemHead}>
        <Icon size={18} className={item.state === 'signing' ? 'spin' : undefined} aria-hidden="true" />
        <div className={styles.itemWords}>
          <strong>{item.subject}</strong>
          <span className={styles.quiet}>{facts.join(' · ')}</span>
          {item.state === 'ready' && looking ? null : (
            <span className={styles.state}>
              {t(`outgoing.sign.state.${item.state}`)}
              {item.code ? `: ${t(`errors.${item.code}`)}` : null}
            </span>
          )}
        </div>
      </div>
      {item.digest ? (
        <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>{t('outgoing.sign.look')}</summary>
          {shown ? (
            <div className={styles.paper}>
              <PageStrip
                source="paper"
                input={{ draftId: item.draftId }}
                stamp={`${item.digest}.${item.state}`}
                paper="a4"
                label={t('outgoing.pages.of', { subject: item.subject })}
              />
              <p className={styles.digest}>
                SHA-256 <code>{item.digest}</code>
              </p>
            </div>
          ) : null}
        </details>
      ) : null}
    </li>
  );
}
