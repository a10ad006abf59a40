import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Tool } from './tool.tsx';
import type { Finding } from './use-finds.ts';
import styles from './viewer.module.css';

interface FindBarProps {
  finding: Finding;
  /** How often somebody asked for it; a document that is opened at what was found leaves the focus where it is. */
  asked: number;
  onClose: () => void;
}

/** Looks for words in the whole document: what the browser's own search cannot, because pages out of sight are not there. */
export function FindBar({ finding, asked, onClose }: FindBarProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    else finding.step(event.shiftKey ? -1 : 1);
  };
  const count = finding.answer?.finds.length ?? 0;
  return (
    <search className={styles.findBar} data-print="never">
      <input
        ref={field}
        type="search"
        className={styles.findField}
        aria-label={t('office.viewer.find')}
        placeholder={t('office.viewer.find')}
        value={finding.q}
        maxLength={200}
        onChange={(event) => finding.setQ(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Finds finding={finding} />
      <Tool
        label={t('office.viewer.findPrevious')}
        icon={ChevronUp}
        disabled={count === 0}
        onClick={() => finding.step(-1)}
      />
      <Tool
        label={t('office.viewer.findNext')}
        icon={ChevronDown}
        disabled={count === 0}
        onClick={() => finding.step(1)}
      />
      <Tool label={t('office.viewer.findClose')} icon={X} onClick={onClose} />
    </search>
  );
}

/** How many there are, and which of them is in sight, with its words for who does not see it. */
function Finds({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { answer, current, q } = finding;
  const find = answer?.finds[current];
  const told = () => {
    if (q.trim() === '') return '';
    if (finding.failed) return t('office.viewer.findFailed');
    if (!answer) return t('office.viewer.finding');
    if (!find && finding.looking) return t('office.viewer.finding');
    if (!find) return t(answer.hasText ? 'office.viewer.findNone' : 'office.viewer.findNoText');
    return t('office.viewer.findPlace', {
      number: format.number(current + 1),
      total: format.number(answer.total),
    });
  };
  return (
    <span className={styles.findCount} role="status" aria-live="polite">
      <span>{told()}</span>
      {find ? (
        <span className="unseen">
          {t('office.viewer.page', { page: find.page })}: {find.before} {find.found} {find.after}
        </span>
      ) : null}
    </span>
  );
}
