import { Button, Popover } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RuledFacts } from './ruled-facts.tsx';
import styles from './why-button.module.css';

/** What a machine decided or proposed, and from what. */
export interface Explanation {
  /** The outcome in one sentence. */
  outcome: string;
  /** The rule as people cite it: `Permendagri 83/2022, lampiran I`. */
  rule?: string;
  /** Which version of the rule or reader was used. */
  version?: string;
  inputs?: readonly { label: string; value: string }[];
  /** The reasoning in sentences, one step after the other. */
  steps?: readonly string[];
}

interface WhyButtonProps {
  explanation: Explanation;
  /** Named in the button for screen readers: `Kode klasifikasi`. */
  of: string;
}

/** "Why?" beside an automatic outcome: its rule, inputs and version. */
export function WhyButton({ explanation, of }: WhyButtonProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
      width={320}
    >
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          className={styles.why}
          leftSection={<CircleHelp size={14} aria-hidden="true" />}
          aria-haspopup="dialog"
          aria-expanded={opened}
          aria-label={t('office.why.of', { of })}
          onClick={() => setOpened(!opened)}
        >
          {t('office.why.ask')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={t('office.why.of', { of })}
        className={styles.panel}
        data-autofocus
        tabIndex={0}
      >
        <p className={styles.outcome}>{explanation.outcome}</p>
        {explanation.steps ? (
          <ol className={styles.steps}>
            {explanation.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        ) : null}
        {explanation.inputs || explanation.rule ? (
          <RuledFacts
            of={[
              ...(explanation.inputs ?? []).map(({ label, value }) => [label, value] as const),
              [t('office.why.rule'), explanation.rule],
              [t('office.why.version'), explanation.version],
            ]}
          />
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
