import { Check, CircleCheck, CircleDashed, Eye, type LucideIcon, Pencil, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Explanation, WhyButton } from '#office/design/why-button.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { Proposal } from '../../contract/views.ts';
import { asksForALook, confidenceOf } from './confidence.ts';
import styles from './letter-form.module.css';

interface ReadingNoteProps {
  /** The name of the field, as the form shows it. */
  label: string;
  proposal: Proposal;
  /** The clerk entered something else. */
  changed: boolean;
  /** The clerk has been in the field. */
  looked: boolean;
  onRestore: () => void;
}

const icons: Record<string, LucideIcon> = {
  sure: CircleCheck,
  check: Eye,
  doubt: TriangleAlert,
  default: CircleDashed,
  looked: Check,
  changed: Pencil,
};
const tones: Record<string, string> = { sure: 'good', check: 'wait', doubt: 'bad' };

/** How sure the reading of a field is, in a sign and a word; why; and the way back to it after a change. */
export function ReadingNote({ label, proposal, changed, looked, onRestore }: ReadingNoteProps) {
  const { t } = useTranslation();
  const explanation = useExplanation(proposal);
  const standing = changed ? 'changed' : looked && asksForALook(proposal) ? 'looked' : confidenceOf(proposal);
  const Icon = icons[standing]!;
  return (
    <span className={styles.note}>
      <span className={styles.sure} data-tone={tones[standing]} aria-hidden="true">
        <Icon size={14} />
        {t(`letters.confidence.${standing}`)}
      </span>
      {changed ? (
        <button type="button" className={styles.restore} onClick={onRestore}>
          {t('letters.confidence.restore')}
          <span className="unseen"> {label}</span>
        </button>
      ) : null}
      <WhyButton of={label} explanation={explanation} />
    </span>
  );
}

function useExplanation({ value, confidence, reason, source }: Proposal): Explanation {
  const { t } = useTranslation();
  const format = useFormat();
  const place = source ? [{ label: t('letters.reading.page'), value: String(source.page) }] : [];
  return {
    outcome: t(reason === 'default' ? 'letters.reading.assumed' : 'letters.reading.found', { value }),
    rule: t(`letters.reading.${reason}`),
    version: t('letters.reading.version'),
    inputs: [...place, { label: t('letters.reading.confidence'), value: format.percent(confidence, 0) }],
  };
}
