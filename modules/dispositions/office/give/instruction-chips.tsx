import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instruction } from '../../contract/views.ts';
import { ChipChoice, Chips } from './chip-choice.tsx';

interface InstructionChipsProps {
  offered: readonly Instruction[];
  /** Codes that stand first: those of last time. */
  first: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error?: string | undefined;
}

const shownAtFirst = 6;

/** "Dengan hormat harap": the standard instructions of the agency, any number of them. */
export function InstructionChips({ offered, first, chosen, onChange, error }: InstructionChipsProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const errorId = useId();
  const ordered = offered.toSorted((a, b) => Number(first.includes(b.code)) - Number(first.includes(a.code)));
  const shown = all ? ordered : ordered.filter((one, at) => at < shownAtFirst || chosen.includes(one.code));
  return (
    <fieldset aria-describedby={error ? errorId : undefined}>
      <legend>{t('dispositions.give.instructions')}</legend>
      <Chips>
        {shown.map(({ code, text }) => (
          <ChipChoice
            key={code}
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={(checked) =>
              onChange(checked ? [...chosen, code] : chosen.filter((one) => one !== code))
            }
          >
            {text}
          </ChipChoice>
        ))}
        {shown.length < ordered.length ? (
          <Button variant="subtle" onClick={() => setAll(true)}>
            {t('dispositions.give.moreInstructions', { count: ordered.length - shown.length })}
          </Button>
        ) : null}
      </Chips>
      {error ? (
        <p id={errorId} role="alert" data-fault>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
