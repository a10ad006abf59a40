import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { useMay } from '#office/session/use-session.ts';
import { drafts } from '../../contract/drafts.ts';
import { sendLetters, viewUnitOutgoing, writeLetters } from '../../contract/permissions.ts';
import type { DraftBox } from '../../contract/terms.ts';
import { boxPath } from '../addresses.ts';
import styles from './list.module.css';

/** The boxes in the order of a letter's way, each with the right that it is for. */
const boxes: readonly { box: DraftBox; permission?: string }[] = [
  { box: 'mine', permission: writeLetters },
  { box: 'initial' },
  { box: 'sign' },
  { box: 'send', permission: sendLetters },
  { box: 'sent' },
  { box: 'unit', permission: viewUnitOutgoing },
];

/** The ways into outgoing letters, with how many wait in each. */
export function DraftsTabs({ current }: { current: DraftBox }) {
  const { t } = useTranslation();
  const may = useMay();
  const counts = useOperation(drafts.counters, {}).data;
  const countOf: Partial<Record<DraftBox, number>> = counts
    ? { mine: counts.returned, initial: counts.toInitial, sign: counts.toSign, send: counts.toSend }
    : {};
  const shown = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <nav className={styles.tabs} aria-label={t('outgoing.title')} data-print="never">
      {boxes
        .filter(({ permission }) => may(permission))
        .map(({ box }) => {
          const { to, search } = boxPath(box);
          return (
            <Link
              key={box}
              ref={box === current ? shown : null}
              to={to}
              search={search as never}
              className={styles.tab}
              aria-current={box === current ? 'page' : undefined}
              activeOptions={{ exact: true }}
            >
              {t(`outgoing.box.${box}`)}
              {countOf[box] ? (
                <span className={styles.tabCount}>
                  {countOf[box]}
                  {box === 'mine' ? <span className="unseen"> {t('outgoing.returned')}</span> : null}
                </span>
              ) : null}
            </Link>
          );
        })}
    </nav>
  );
}
