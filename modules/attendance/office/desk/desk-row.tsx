import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { daysPath } from '../addresses.ts';
import styles from './desk.module.css';

export interface DeskRowProps {
  /** What waits for a decision, and is counted. */
  id?: string;
  person: { id: string; name: string };
  /** What it is about, in a line. */
  title: string;
  /** Facts and reasons, each a sentence. */
  facts: readonly string[];
  /** How it can be chosen together with others; not there where the reader may not decide. */
  choose?: { chosen: boolean; onToggle: (range: boolean) => void };
  badge?: ReactNode;
  /** What can be done. */
  children?: ReactNode;
}

/** One thing that waits: whose, what, why, and the acts. */
export function DeskRow({ id, person, title, facts, choose, badge, children }: DeskRowProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.row} data-row={id} data-chosen={choose?.chosen || undefined}>
      {choose ? (
        <Checkbox
          className={styles.choose}
          aria-label={t('office.list.choose', { name: `${person.name}, ${title}` })}
          checked={choose.chosen}
          onChange={(event) => choose.onToggle((event.nativeEvent as MouseEvent).shiftKey)}
        />
      ) : null}
      <div className={styles.words}>
        <p className={styles.name}>
          <Link to={daysPath} search={{ person: person.id } as never} className={styles.link}>
            {person.name}
          </Link>
          {badge}
        </p>
        <p className={styles.title}>{title}</p>
        {facts.length > 0 ? (
          <ul className={styles.facts}>
            {[...new Set(facts)].map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {children ? <div className={styles.acts}>{children}</div> : null}
    </li>
  );
}

interface DeskRowsProps {
  /** How many are chosen, and what can be done with all of them. */
  count: number;
  bulk: ReactNode;
  children: ReactNode;
}

/** Rows under each other; what was chosen is done with at once, in a bar below. */
export function DeskRows({ count, bulk, children }: DeskRowsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={styles.rows}>{children}</ul>
      {count > 0 ? (
        <section className={styles.bulk} aria-label={t('office.list.bulk')} data-print="never">
          <strong>{t('office.list.chosen', { count })}</strong>
          <div className={styles.acts}>{bulk}</div>
        </section>
      ) : null}
    </>
  );
}
