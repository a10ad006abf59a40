import { Check, PenLine, PenTool, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftView, StepView } from '../../contract/draft-views.ts';
import { useSince } from '../words/holders.tsx';
import styles from './way.module.css';

const marks = { approved: Check, edited: PenLine, signed: PenTool, returned: Undo2 } as const;

/** The way of a letter as it was taken: who has it, since when, what each decided; earlier rounds below. */
export function WayTaken({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const rounds = [...new Set(draft.steps.map(({ round }) => round))].toSorted((a, b) => b - a);
  return rounds.map((round, at) => {
    const steps = draft.steps.filter((step) => step.round === round && (at === 0 || step.settledAt !== null));
    return at === 0 ? (
      <Round key={round} steps={steps} />
    ) : (
      <details key={round} className={styles.round}>
        <summary>{t('outgoing.way.round', { round })}</summary>
        <Round steps={steps} />
      </details>
    );
  });
}

function Round({ steps }: { steps: readonly StepView[] }) {
  return (
    <ol className={styles.way}>
      {steps
        .toSorted((a, b) => a.position - b.position)
        .map((step) => (
          <Taken key={step.id} step={step} />
        ))}
    </ol>
  );
}

function Taken({ step }: { step: StepView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const since = useSince();
  const Mark = step.state in marks ? marks[step.state as keyof typeof marks] : null;
  return (
    <li className={styles.place}>
      <span className={styles.mark} data-state={step.state} aria-hidden="true">
        {Mark ? <Mark size={14} /> : step.position}
      </span>
      <div className={styles.words}>
        <strong>{step.post.name}</strong>
        <span className={styles.quiet}>
          {step.settledBy ?? step.post.holderName ?? t('office.person.vacant')} ·{' '}
          {t(`outgoing.step.${step.kind}`)}
        </span>
        <span className={styles.quiet}>
          {t(`outgoing.step.state.${step.state}`)}
          {step.settledAt ? ` · ${format.moment(step.settledAt)}` : null}
          {step.state === 'open' && step.openedAt ? ` · ${since(step.openedAt)}` : null}
        </span>
        {step.note ? <p className={styles.note}>{step.note}</p> : null}
      </div>
    </li>
  );
}
