import { Button, Checkbox } from '@mantine/core';
import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DayField } from '#office/design/form/day-field.tsx';
import { FieldGroup } from '#office/design/form/form-parts.tsx';
import type { RotationRule } from '../../contract/pattern-rule.ts';
import styles from '../calendar.module.css';
import { TurnFields } from './turn-fields.tsx';

const usualShift = { start: '08:00', end: '16:00', breaks: [] };

interface RotationFieldsProps {
  rule: RotationRule;
  onChange: (rule: RotationRule) => void;
  /** What is wrong with the day from which the cycle is counted. */
  error: string | undefined;
}

/** The shifts of a cycle, one a day, and the day on which it begins. */
export function RotationFields({ rule, onChange, error }: RotationFieldsProps) {
  const { t } = useTranslation();
  const { cycle } = rule;
  const setCycle = (next: RotationRule['cycle']) => onChange({ ...rule, cycle: next });
  return (
    <>
      <DayField
        label={t('calendar.rule.anchor')}
        description={t('calendar.rule.anchorHint')}
        required
        value={rule.anchor}
        onChange={(anchor) => onChange({ ...rule, anchor })}
        error={error}
      />
      <FieldGroup
        title={t('calendar.rule.cycle', { count: cycle.length })}
        hint={t('calendar.rule.cycleHint')}
      >
        {cycle.map((turn, at) => (
          <TurnFields
            // biome-ignore lint/suspicious/noArrayIndexKey: places in the cycle, added and taken away at its end
            key={at}
            name={t('calendar.rule.turn', { at: at + 1 })}
            turn={turn}
            usual={usualShift}
            onChange={(next) => setCycle(cycle.with(at, next))}
          />
        ))}
        <div className={styles.acts}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Plus size={14} aria-hidden="true" />}
            disabled={cycle.length >= 56}
            onClick={() => setCycle([...cycle, null])}
          >
            {t('calendar.rule.addTurn')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Minus size={14} aria-hidden="true" />}
            disabled={cycle.length <= 2}
            onClick={() => setCycle(cycle.slice(0, -1))}
          >
            {t('calendar.rule.removeTurn')}
          </Button>
        </div>
      </FieldGroup>
      <Checkbox
        label={t('calendar.rule.restsOnHolidays')}
        checked={rule.restsOnHolidays}
        onChange={(event) => onChange({ ...rule, restsOnHolidays: event.currentTarget.checked })}
      />
    </>
  );
}
