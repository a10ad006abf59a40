import {
  Ban,
  Briefcase,
  CalendarOff,
  Check,
  CircleAlert,
  Coffee,
  Eye,
  Hourglass,
  type LucideIcon,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import { type BoardGroup, boardGroups } from '../../contract/recaps.ts';
import styles from './board.module.css';

export type Chosen = BoardGroup | 'all' | 'awaits';

const icons: Readonly<Record<Chosen, LucideIcon>> = {
  all: Users,
  present: Check,
  late: CircleAlert,
  awaited: Hourglass,
  absent: Ban,
  outside: Briefcase,
  leave: CalendarOff,
  off: Coffee,
  awaits: Eye,
};

interface GroupChipsProps {
  counts: Readonly<Record<BoardGroup, number>>;
  awaits: number;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

/** How many of each group there are; a press shows these alone. */
export function GroupChips({ counts, awaits, chosen, onChoose }: GroupChipsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = boardGroups.reduce((sum, group) => sum + counts[group], 0);
  const chips: readonly (readonly [Chosen, number])[] = [
    ['all', all],
    ...boardGroups.map((group) => [group, counts[group]] as const),
    ['awaits', awaits],
  ];
  return (
    <fieldset className={styles.chips}>
      <legend className="unseen">{t('attendance.board.groups')}</legend>
      {chips.map(([group, count]) => {
        const Icon = icons[group];
        return (
          <button
            key={group}
            type="button"
            className={styles.chip}
            data-group={group}
            aria-pressed={chosen === group}
            onClick={() => onChoose(group)}
          >
            <b>{format.number(count, 0)}</b>
            <span>
              <Icon size={14} aria-hidden="true" />
              {t(`attendance.board.${group}`)}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
