import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LetterText } from '../../contract/letter-text.ts';
import { differenceOf, type LineChange, type Words } from '../../text/difference.ts';
import styles from './editor.module.css';

interface DifferenceViewProps {
  before: LetterText;
  after: LetterText;
}

/** What changed between two texts of a letter: words put in and taken out, never by colour alone. */
export function DifferenceView({ before, after }: DifferenceViewProps) {
  const { t } = useTranslation();
  const places = differenceOf(before, after);
  if (places.length === 0) return <p>{t('outgoing.difference.none')}</p>;
  return (
    <div className={styles.difference}>
      {places.map(({ place, changes }) => (
        <section key={place}>
          <h3>{placeName(place, t)}</h3>
          {changes.map((change, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: changes of two texts that stand still
            <Change key={at} change={change} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Change({ change: { how, mark, words } }: { change: LineChange }) {
  const { t } = useTranslation();
  const looksOnly = how === 'changed' && words.every((one) => one.how === 'same');
  const cell = /^(\d+),(\d+)$/.exec(mark);
  const where = cell ? t('outgoing.difference.cell', { row: cell[1], column: cell[2] }) : mark;
  return (
    <div className={styles.change} data-how={how}>
      <small>
        {t(looksOnly ? 'outgoing.difference.looks' : `outgoing.difference.${how}`)}
        {where ? ` · ${where}` : null}
      </small>
      <p>
        {words.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words of two texts that stand still
          <Word key={at} word={one} />
        ))}
      </p>
    </div>
  );
}

function Word({ word: { how, text } }: { word: Words }) {
  const { t } = useTranslation();
  const shown = text.replace(/\[\[([\w-]+)\]\]/g, (_, name: string) => `[${t(`outgoing.variable.${name}`)}]`);
  if (how === 'added') return <ins>{shown}</ins>;
  return how === 'removed' ? <del>{shown}</del> : <span>{shown}</span>;
}

/** What a place of a letter is called on the screen. */
function placeName(place: string, t: TFunction): string {
  const [kind, name = ''] = place.split(/[:.]/);
  if (kind === 'part') return t(`outgoing.part.${name}`);
  if (kind === 'annex')
    return t('outgoing.editor.row.of', { title: t('outgoing.editor.annexes'), place: Number(name) + 1 });
  return t(name ? `outgoing.editor.${kind}.${name}` : `outgoing.editor.${kind}`);
}
