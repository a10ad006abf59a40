import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { classifications } from '../../contract/classifications.ts';
import { StepDown } from '../pick/step-down.tsx';

interface CodeTreeProps {
  chosen: string;
  onPick: (code: string, title: string) => void;
}

/** The classification, one level at a time. */
export function CodeTree({ chosen, onPick }: CodeTreeProps) {
  const { t } = useTranslation();
  const [under, setUnder] = useState('');
  const answer = useOperation(classifications.browse, under ? { under } : {}, { keepPrevious: true });
  const { data } = answer;
  if (!data) return <AnswerState of={answer} compact />;
  return (
    <StepDown
      label={t('archive.code.tree')}
      top={t('archive.code.all')}
      line={data.line.map(({ code, title }) => ({ id: code, name: `${code} ${title}` }))}
      items={data.items.map(({ code, title, below }) => ({
        id: code,
        name: title,
        lead: code,
        below,
      }))}
      chosen={chosen}
      onStep={setUnder}
      onPick={(code) => {
        const one = [...data.items, ...data.line].find((item) => item.code === code);
        onPick(code, one?.title ?? '');
      }}
    />
  );
}
