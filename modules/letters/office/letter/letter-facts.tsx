import { CalendarDays } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { RuledFacts } from '#office/design/ruled-facts.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { attachmentWords } from '../../contract/attachment-words.ts';
import { letters } from '../../contract/letters.ts';
import type { LetterView } from '../../contract/views.ts';
import { Addressees } from './addressees.tsx';
import { EventWords } from './event-words.tsx';
import styles from './letter.module.css';

type Fact = [name: string, value: ReactNode];

/** What the register knows of the letter; empty facts are left out. */
export function LetterFacts({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const types = useOperation(letters.types, {}).data?.items;
  const attachments = attachmentWords(letter.attachmentCount, letter.attachmentNote);
  const facts: Fact[] = [
    ['letterNumber', letter.letterNumber],
    ['letterDate', letter.letterDate && format.day(letter.letterDate)],
    ['sender', letter.sender],
    ['signer', letter.signer],
    ['addressedTo', letter.addressedTo],
    ['letterType', types?.find(({ code }) => code === letter.letterType)?.name ?? letter.letterType],
    [
      'classificationCode',
      letter.classificationCode && (
        <>
          <span className="figures">{letter.classificationCode}</span> {letter.classificationTitle}
        </>
      ),
    ],
    ['securityClass', t(`letters.class.${letter.securityClass}`)],
    ['urgency', t(`letters.urgency.${letter.urgency}`)],
    ['printedNature', letter.printedNature],
    ['attachments', attachments],
    ['deadline', letter.deadline && format.longDay(letter.deadline)],
    ['summary', letter.summary],
    ['bookId', `${letter.bookName}, ${letter.agendaNumber}/${letter.year}`],
    ['channel', t(`letters.channel.${letter.channel}`)],
    [
      'registeredAt',
      t('letters.page.registeredBy', {
        at: format.moment(letter.registeredAt),
        name: letter.registeredBy.name,
      }),
    ],
    [
      'receiptCode',
      <span key="code" className={styles.code}>
        {letter.receiptCode}
      </span>,
    ],
  ];
  return (
    <section className={styles.card} aria-labelledby="letter-facts">
      <h2 id="letter-facts">{t('letters.page.facts')}</h2>
      {letter.eventDate ? (
        <p className={styles.event}>
          <CalendarDays size={18} aria-hidden="true" />
          <EventWords letter={letter} />
        </p>
      ) : null}
      <Addressees letter={letter} />
      <RuledFacts of={facts.map(([name, value]) => [t(`letters.field.${name}`), value])} />
    </section>
  );
}
