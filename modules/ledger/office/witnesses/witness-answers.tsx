import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { witnesses } from '../../contract/witnesses.ts';
import { ToldList } from './told-list.tsx';
import styles from './witnesses.module.css';

interface WitnessAnswersProps {
  witnessId: string;
  onEnd: () => void;
}

/** Asks a witness at once, and shows what it says of each log. */
export function WitnessAnswers({ witnessId, onEnd }: WitnessAnswersProps) {
  const { t } = useTranslation();
  const { mutate, data, error, isPending } = useAct(witnesses.ask, { unasked: true, stales: ['ledger.'] });
  useEffect(() => mutate({ witnessId }), [mutate, witnessId]);
  return (
    <div className={styles.answers}>
      <div role="status">
        {data ? (
          data.answers.length === 0 ? (
            <p>{t('ledger.ask.nothing')}</p>
          ) : (
            <ToldList
              label={t('ledger.ask.title')}
              of={data.answers.map(({ stream, answer }) => ({
                good: answer === 'cosigned',
                text: (
                  <>
                    <strong>{t(`ledger.stream.${stream.split('-')[0]}`)}</strong>
                    <br />
                    {t(`ledger.answer.${answer}`)}
                  </>
                ),
              }))}
            />
          )
        ) : error ? (
          <ErrorState compact error={error} />
        ) : (
          <>
            <p>{t('ledger.ask.asking')}</p>
            <LoadingRows rows={2} />
          </>
        )}
      </div>
      <div className={styles.buttons}>
        <Button onClick={onEnd}>{t('office.close')}</Button>
        <Button variant="default" loading={isPending} onClick={() => mutate({ witnessId })}>
          {t('ledger.ask.again')}
        </Button>
      </div>
    </div>
  );
}
