import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from '../register/register.module.css';
import type { CorrectedMeanwhile } from './corrected-meanwhile.ts';

interface CorrectedNoteProps {
  corrected: readonly CorrectedMeanwhile[];
  onTake: () => void;
}

/** Says that a colleague was faster, in which fields, and takes their correction into this one. */
export function CorrectedNote({ corrected, onTake }: CorrectedNoteProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.twin} role="status">
      <TriangleAlert size={18} aria-hidden="true" />
      <div>
        <p>{t('letters.correct.meanwhile')}</p>
        <ul>
          {corrected.map(({ field, theirs, disputed }) => (
            <li key={field}>
              {t(disputed ? 'letters.correct.meanwhileBoth' : 'letters.correct.meanwhileField', {
                field: t(`letters.field.${field}`),
                text: theirs || '–',
              })}
            </li>
          ))}
        </ul>
      </div>
      <Button variant="default" size="compact-sm" onClick={onTake}>
        {t('letters.correct.takeOver')}
      </Button>
    </div>
  );
}
