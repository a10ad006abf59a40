import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { meetingText, meetingWords, valuesOf } from '../../text/letter-document.ts';
import { useDesk } from './desk-context.ts';
import styles from './editor.module.css';
import { RowsFields } from './rows-fields.tsx';
import { useShared } from './use-shared.ts';
import { WordsField } from './words-field.tsx';

/** A meeting as its minutes tell it: who led it, who wrote it down, who was there. */
export function MeetingFields() {
  const { t } = useTranslation();
  const { session, mayWrite } = useDesk();
  const values = valuesOf(session.doc, 'meeting');
  const [chair, minuteTaker] = [meetingText(session.doc, 'chair'), meetingText(session.doc, 'minuteTaker')];
  useShared(chair);
  useShared(minuteTaker);
  const isBegun = chair.length > 0 || minuteTaker.length > 0;
  // Minutes have a meeting as soon as anything is said of it.
  useEffect(() => {
    if (mayWrite && isBegun && values.get('on') !== true) values.set('on', true);
  }, [mayWrite, isBegun, values]);
  return (
    <section className={styles.fields}>
      <div className={styles.grid}>
        {meetingWords.map((word) => (
          <WordsField
            key={word}
            text={meetingText(session.doc, word)}
            label={t(`outgoing.editor.meeting.${word}`)}
            most={200}
            required
          />
        ))}
      </div>
      <RowsFields name="present" title={t('outgoing.editor.present')} />
    </section>
  );
}
