import { Button, NativeSelect, TextInput } from '@mantine/core';
import { CircleCheck, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Facts } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { configuration } from '../../contract/configuration.ts';
import type { NumberBookView } from '../../contract/number-books.ts';
import { numbers } from '../../contract/numbers.ts';
import styles from './numbers.module.css';

/** What a counter proves of itself: nothing missing or doubled, every void with its reason, what still waits. */
export function NumberProof({ books }: { books: readonly NumberBookView[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (!opened)
    return (
      <Button
        mb={12}
        variant="default"
        leftSection={<ShieldCheck size={16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t('outgoing.proof.verb')}
      </Button>
    );
  return <Proof books={books} onClose={() => setOpened(false)} />;
}

function Proof({ books, onClose }: { books: readonly NumberBookView[]; onClose: () => void }) {
  const { t } = useTranslation();
  const groups = useOperation(configuration.groups, {}).data?.items ?? [];
  const [bookId, setBookId] = useState<string>(books[0]!.id);
  const book = books.find(({ id }) => id === bookId) ?? books[0]!;
  const years = [...new Set(book.counters.map(({ year }) => year))].toSorted((a, b) => b - a);
  const [year, setYear] = useState<number | null>(null);
  const counted = new Set(book.counters.map(({ groupName }) => groupName));
  const offered = groups.filter(({ group }) => counted.has(group.name));
  const [code, setCode] = useState<string | null>(null);
  const [classification, setClassification] = useState('');
  const group = offered.find(({ group: one }) => one.code === code)?.group ?? offered[0]?.group;
  const ofYear = year !== null && years.includes(year) ? year : years[0];
  return (
    <section className={styles.proof} aria-label={t('outgoing.proof.title')}>
      <div className={styles.proofChoice}>
        <NativeSelect
          label={t('outgoing.numbers.book')}
          value={bookId}
          onChange={(event) => setBookId(event.currentTarget.value)}
          data={books.map(({ id, name }) => ({ value: id as string, label: name }))}
        />
        <NativeSelect
          label={t('outgoing.numbers.group')}
          value={group?.code ?? ''}
          onChange={(event) => setCode(event.currentTarget.value)}
          data={offered.map(({ group: one }) => ({ value: one.code, label: one.name }))}
        />
        <NativeSelect
          label={t('outgoing.numbers.year')}
          value={String(ofYear ?? '')}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
          data={years.map(String)}
        />
        {group?.counter === 'classification' ? (
          <TextInput
            label={t('outgoing.field.classificationCode')}
            value={classification}
            onChange={(event) => setClassification(event.currentTarget.value)}
          />
        ) : null}
        <Button variant="subtle" onClick={onClose}>
          {t('office.close')}
        </Button>
      </div>
      {group && ofYear ? (
        <Answer
          bookId={book.id}
          groupCode={group.code}
          year={ofYear}
          classificationCode={classification.trim()}
        />
      ) : (
        <p className={styles.quiet}>{t('outgoing.proof.nothing')}</p>
      )}
    </section>
  );
}

interface AnswerProps {
  bookId: NumberBookView['id'];
  groupCode: string;
  year: number;
  classificationCode: string;
}

function Answer(counter: AnswerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useOperation(numbers.proof, counter);
  const { data } = answer;
  if (!data) return <AnswerState of={answer} compact loading={<LoadingRows rows={2} />} />;
  const Icon = data.whole ? CircleCheck : TriangleAlert;
  const counts = Object.entries(data.counts).filter(([, count]) => count > 0);
  return (
    <>
      <p className={styles.verdict} data-whole={data.whole} role="status">
        <Icon size={20} aria-hidden="true" />
        {t(data.whole ? 'outgoing.proof.whole' : 'outgoing.proof.broken', { last: data.last })}
      </p>
      <Facts
        of={[
          ...counts.map(([state, count]) => [t(`outgoing.number.${state}`), format.number(count)] as const),
          [t('outgoing.proof.missing'), data.missing.join(', ')],
          [t('outgoing.proof.doubled'), data.doubled.join(', ')],
          [t('outgoing.proof.beyond'), data.beyond.join(', ')],
          [
            t('outgoing.proof.voided'),
            data.voided.map(({ sequence, reason }) => `${sequence} (${reason ?? '–'})`).join('; '),
          ],
          [
            t('outgoing.proof.waiting'),
            data.waiting
              .map(
                ({ sequence, state, takenOn }) =>
                  `${sequence} (${t(`outgoing.number.${state}`)}, ${format.shortDay(takenOn)})`,
              )
              .join('; '),
          ],
        ]}
      />
    </>
  );
}
