import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { CirclePlus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '#office/design/form/form-parts.tsx';
import { PercentField } from './percent-field.tsx';
import styles from './rules.module.css';
import { newTier, type TierValues } from './scheme-values.ts';

const most = 12;

interface TierFieldsProps {
  title: string;
  /** How codes of these tiers usually begin: TL, PSW. */
  prefix: string;
  tiers: readonly TierValues[];
  onChange: (tiers: TierValues[]) => void;
  /** What is wrong with a field of a row, as the contract names it. */
  faultOf: (path: string) => ReactNode;
}

/** From how many minutes on a day falls into a tier, and what it costs. */
export function TierFields({ title, prefix, tiers, onChange, faultOf }: TierFieldsProps) {
  const { t } = useTranslation();
  const set = (at: number, change: Partial<TierValues>) =>
    onChange(tiers.map((tier, index) => (index === at ? { ...tier, ...change } : tier)));
  return (
    <FieldGroup title={title} hint={t('attendance.schemes.tiersHint')}>
      {tiers.map((tier, at) => {
        const named = (name: string, path = name) => ({
          label: t(`attendance.schemes.${name}`),
          'aria-label': `${title} ${at + 1}: ${t(`attendance.schemes.${name}`)}`,
          error: faultOf(`${at}.${path}`),
        });
        return (
          <div key={tier.key} className={styles.tier}>
            <TextInput
              {...named('code')}
              maxLength={20}
              value={tier.code}
              onChange={(event) => set(at, { code: event.currentTarget.value })}
            />
            <NumberInput
              {...named('fromMinutes')}
              min={1}
              max={1_440}
              allowDecimal={false}
              value={tier.fromMinutes}
              onChange={(fromMinutes) => set(at, { fromMinutes })}
            />
            <PercentField
              {...named('percent', 'basisPoints')}
              value={tier.percent}
              onChange={(percent) => set(at, { percent })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              className={styles.remove}
              disabled={tiers.length === 1}
              aria-label={t('attendance.schemes.removeTier', { code: tier.code || at + 1 })}
              onClick={() => onChange(tiers.filter((_, index) => index !== at))}
            >
              <Trash2 size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        );
      })}
      {tiers.length < most ? (
        <Button
          variant="default"
          className={styles.add}
          leftSection={<CirclePlus size={16} aria-hidden="true" />}
          onClick={() => onChange([...tiers, newTier(`${prefix}${tiers.length + 1}`)])}
        >
          {t('attendance.schemes.addTier')}
        </Button>
      ) : null}
    </FieldGroup>
  );
}
