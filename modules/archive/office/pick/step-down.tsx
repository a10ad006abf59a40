import { Button } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './step-down.module.css';

interface Step {
  id: string;
  name: string;
}

interface StepDownProps {
  label: string;
  /** What the beginning is called. */
  top: string;
  /** The way down to what is shown. */
  line: readonly Step[];
  items: readonly (Step & {
    /** A code or kind before the name. */
    lead?: string;
    detail?: string;
    /** How many lie below it. */
    below: number;
  })[];
  chosen: string;
  /** Shows what lies below; an empty id is the beginning. */
  onStep: (id: string) => void;
  onPick: (id: string) => void;
}

/** A tree walked one level at a time, for choosing one thing of thousands. */
export function StepDown({ label, top, line, items, chosen, onStep, onPick }: StepDownProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.box} aria-label={label}>
      <nav className={styles.line} aria-label={t('archive.pick.way')}>
        {[{ id: '', name: top }, ...line].map((step, at) => (
          <button
            key={step.id}
            type="button"
            className={styles.step}
            aria-current={at === line.length ? 'step' : undefined}
            onClick={() => onStep(step.id)}
          >
            {step.name}
          </button>
        ))}
      </nav>
      <ul className={styles.items}>
        {items.map(({ id, name, lead, detail, below }) => (
          <li key={id} className={styles.item} data-chosen={id === chosen || undefined}>
            {below > 0 ? (
              <button type="button" className={styles.open} onClick={() => onStep(id)}>
                <ItemWords name={name} lead={lead} detail={detail} />
                <ChevronRight size={16} aria-hidden="true" />
              </button>
            ) : (
              <span className={styles.open}>
                <ItemWords name={name} lead={lead} detail={detail} />
              </span>
            )}
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('archive.pick.choose', { name: [lead, name].filter(Boolean).join(' ') })}
              onClick={() => onPick(id)}
            >
              {t('archive.pick.verb')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ItemWords({
  name,
  lead,
  detail,
}: {
  name: string;
  lead?: string | undefined;
  detail?: string | undefined;
}) {
  return (
    <span className={styles.words}>
      {lead ? <strong className="figures">{lead} </strong> : null}
      {name}
      {detail ? <span className={styles.detail}> · {detail}</span> : null}
    </span>
  );
}
