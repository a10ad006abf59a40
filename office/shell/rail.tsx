import { Link } from '@tanstack/react-router';
import { House, type LucideIcon, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Hint } from '../design/hint.tsx';
import { Mark } from '../design/mark.tsx';
import type { CounterQuery } from '../module.ts';
import { useSession } from '../session/use-session.ts';
import { Counter } from './counter.tsx';
import { useCurrentPlace, useNavigation } from './office-modules.ts';
import styles from './rail.module.css';

interface RailProps {
  narrow: boolean;
  onNarrow: (narrow: boolean) => void;
}

/** The places of the office, at the side. Narrow it shows icons, each with its name on a hover or focus. */
export function Rail({ narrow, onNarrow }: RailProps) {
  const { t } = useTranslation();
  const { agency } = useSession();
  const label = t(narrow ? 'office.rail.widen' : 'office.rail.narrow');
  const Icon = narrow ? PanelLeftOpen : PanelLeftClose;
  return (
    <aside className={styles.rail} aria-label={t('office.rail')} data-print="never">
      <Link to="/" className={styles.brand} aria-label={`Pendopo, ${agency.name}: ${t('office.home')}`}>
        <Mark size={30} />
        <span className={styles.brandWords}>
          <strong>Pendopo</strong>
          <span>{agency.shortName || agency.name}</span>
        </span>
      </Link>
      <nav className={styles.places} aria-label={t('office.navigation')}>
        <RailPlaces narrow={narrow} />
      </nav>
      <Hint label={label} side="right" disabled={!narrow}>
        <button type="button" className={styles.fold} aria-label={label} onClick={() => onNarrow(!narrow)}>
          <Icon size={18} aria-hidden="true" />
          <span className={styles.word}>{label}</span>
        </button>
      </Hint>
    </aside>
  );
}

/** The same list in the rail and in the menu of a phone. */
export function RailPlaces({ narrow = false, onGo }: { narrow?: boolean; onGo?: () => void }) {
  const { t } = useTranslation();
  const groups = useNavigation();
  const current = useCurrentPlace();
  const shared = { narrow, ...(onGo ? { onGo } : {}) };
  return (
    <>
      <ul className={styles.group}>
        <Place {...shared} path="/" label={t('office.home')} icon={House} />
      </ul>
      {groups.map(({ group, items }) => (
        <section key={group} aria-labelledby={`places-${group}`}>
          <h2 id={`places-${group}`} className={styles.groupName}>
            {t(`office.group.${group}`)}
          </h2>
          <ul className={styles.group}>
            {items.map((item) => (
              <Place
                key={item.id}
                {...shared}
                path={item.path}
                current={item.path === current}
                label={t(item.label)}
                icon={item.icon}
                {...(item.counter ? { counter: item.counter } : {})}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface PlaceProps {
  path: string;
  label: string;
  icon: LucideIcon;
  counter?: CounterQuery;
  /** Home knows by itself. */
  current?: boolean;
  narrow: boolean;
  onGo?: () => void;
}

function Place({ path, label, icon: Icon, counter, current, narrow, onGo }: PlaceProps) {
  return (
    <li>
      <Hint label={label} side="right" disabled={!narrow}>
        <Link
          to={path}
          className={styles.place}
          activeOptions={{ exact: true, includeSearch: false }}
          {...(current ? { 'aria-current': 'page' as const } : {})}
          {...(onGo ? { onClick: onGo } : {})}
        >
          <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
          <span className={styles.word}>{label}</span>
          {counter ? <Counter query={counter} /> : null}
        </Link>
      </Hint>
    </li>
  );
}
