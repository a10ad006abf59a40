import { useTranslation } from 'react-i18next';
import { DayField } from '#office/design/form/day-field.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useSession } from '#office/session/use-session.ts';
import { ChipChoice, Chips } from './chip-choice.tsx';
import { choicesFor, type DeadlineChoice, dayAhead, dayOf } from './deadline-choices.ts';

interface DeadlineFieldProps {
  choice: DeadlineChoice;
  own: string;
  onChange: (choice: DeadlineChoice, own: string) => void;
  /** The deadline that is taken over where nothing is chosen. */
  inherited: string | null;
  /** True where that deadline is the latest allowed. */
  limited: boolean;
  error?: string | undefined;
}

/** By when: the usual days as chips, or any day. */
export function DeadlineField({ choice, own, onChange, inherited, limited, error }: DeadlineFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { agency } = useSession();
  const choices = choicesFor(inherited, limited ? inherited : null, agency.zone);
  const day = dayOf(choice, own, agency.zone);
  return (
    <fieldset>
      <legend>{t('dispositions.give.deadline')}</legend>
      <Chips>
        {choices.map((one) => (
          <ChipChoice
            key={one}
            type="radio"
            name="deadline"
            checked={choice === one}
            onChange={() => onChange(one, own || dayAhead(agency.zone, 1))}
          >
            {t(`dispositions.give.deadline.${one}`, { day: inherited ? format.shortDay(inherited) : '' })}
          </ChipChoice>
        ))}
      </Chips>
      {choice === 'own' ? (
        <DayField
          mt={8}
          maw={220}
          aria-label={t('dispositions.give.deadline')}
          min={dayAhead(agency.zone, 0)}
          max={limited && inherited ? inherited : undefined}
          value={own}
          error={error}
          onChange={(day) => onChange('own', day)}
        />
      ) : null}
      {choice !== 'own' && day ? <p data-hint>{format.longDay(day)}</p> : null}
      {choice !== 'own' && error ? (
        <p role="alert" data-fault>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
