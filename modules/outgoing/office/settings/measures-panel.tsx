import { NumberInput, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { Panel } from '#office/design/panel.tsx';
import { configuration, type PaperRules } from '../../contract/configuration.ts';
import { PageMeasures } from '../../contract/paper-rules.ts';
import { DecisionHistory } from './decision-history.tsx';
import type { Trying } from './letter-preview.tsx';
import { PlannedBadge } from './planned-badge.tsx';
import styles from './settings.module.css';
import { StartsOnField } from './starts-on-field.tsx';
import { useToday } from './use-today.ts';

type PageRule = PaperRules['pages'][number];

interface MeasuresPanelProps {
  pages: readonly PageRule[];
  onTry: (trying: Trying) => void;
  onPaper: (paper: PageRule['paper']) => void;
}

/** Margins and type of A4 and F4. */
export function MeasuresPanel({ pages, onTry, onPaper }: MeasuresPanelProps) {
  const { t } = useTranslation();
  const [paper, setPaper] = useState<PageRule['paper']>('a4');
  const page = pages.find((one) => one.paper === paper)!;
  return (
    <Panel
      title={t('outgoing.paper.measures')}
      hint={t('outgoing.paper.measuresHint')}
      acts={
        <span className={styles.acts}>
          <PlannedBadge days={page.planned} />
          {page.latest ? (
            <DecisionHistory of={{ what: 'paper', about: `page-${paper}` }} name={paper.toUpperCase()} />
          ) : null}
        </span>
      }
    >
      <div className={styles.stack}>
        <SegmentedControl
          aria-label={t('outgoing.kind.paper')}
          value={paper}
          onChange={(next) => {
            setPaper(next as PageRule['paper']);
            onPaper(next as PageRule['paper']);
          }}
          data={pages.map((one) => ({ value: one.paper, label: one.paper.toUpperCase() }))}
        />
        <MeasuresForm key={`${paper} ${page.latest}`} page={page} onTry={onTry} />
      </div>
    </Panel>
  );
}

const fields = [
  { name: 'top', least: 10, most: 60, step: 1 },
  { name: 'bottom', least: 10, most: 60, step: 1 },
  { name: 'left', least: 10, most: 60, step: 1 },
  { name: 'right', least: 10, most: 60, step: 1 },
  { name: 'size', least: 9, most: 14, step: 0.5 },
  { name: 'leading', least: 0.5, most: 1.5, step: 0.02 },
] as const;

function MeasuresForm({ page, onTry }: { page: PageRule; onTry: (trying: Trying) => void }) {
  const { t, i18n } = useTranslation();
  const form = useActForm(configuration.savePage, {
    initial: { ...(page.measures as Record<string, number>), startsOn: useToday() } as Record<
      string,
      unknown
    >,
    shape: ({ startsOn, ...measures }) => ({
      paper: page.paper,
      measures,
      startsOn,
      follows: page.latest,
    }),
    onDone: () => toast(t('outgoing.paper.saved')),
  });
  const { startsOn: _, ...values } = form.form.values;
  const entered = JSON.stringify(values);
  useEffect(() => {
    const measures = PageMeasures.safeParse(JSON.parse(entered));
    if (measures.success) onTry({ measures: measures.data });
  }, [entered, onTry]);
  return (
    <Form of={form} verb={t('outgoing.settings.save')}>
      <div className={styles.measures}>
        {fields.map(({ name, least, most, step }) => (
          <NumberInput
            key={name}
            label={t(`outgoing.paper.${name}`)}
            min={least}
            max={most}
            step={step}
            decimalSeparator={i18n.language.startsWith('id') ? ',' : '.'}
            allowedDecimalSeparators={[',', '.']}
            {...form.form.getInputProps(name)}
            error={form.form.errors[`measures.${name}`]}
          />
        ))}
      </div>
      <StartsOnField maw={260} {...form.form.getInputProps('startsOn')} />
    </Form>
  );
}
