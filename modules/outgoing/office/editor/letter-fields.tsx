import { useTranslation } from 'react-i18next';
import type { LayoutPiece } from '../../contract/layouts.ts';
import words from '../../data/words.json' with { type: 'json' };
import { aboutOf, partOf } from '../../text/letter-document.ts';
import { AnnexFields } from './annex-fields.tsx';
import { BlocksEditor } from './blocks-editor.tsx';
import { useDesk } from './desk-context.ts';
import styles from './editor.module.css';
import { EventFields } from './event-fields.tsx';
import { MeetingFields } from './meeting-fields.tsx';
import { RowsFields } from './rows-fields.tsx';
import { WordsField } from './words-field.tsx';

const nationalWords: Readonly<Record<string, string>> = words;

/** Everything of a letter that is written, in the order in which its kind prints it. */
export function LetterFields({ layout }: { layout: readonly LayoutPiece[] }) {
  return (
    <div className={styles.paper}>
      {layout.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layout has no other order than its own
        <Piece key={at} piece={piece} />
      ))}
    </div>
  );
}

function Piece({ piece }: { piece: LayoutPiece }) {
  const { t } = useTranslation();
  const { session } = useDesk();
  const { doc } = session;
  switch (piece.piece) {
    case 'part': {
      const label = (piece.label && nationalWords[piece.label]) ?? t(`outgoing.part.${piece.part}`);
      return (
        <section className={styles.part} data-form={piece.form}>
          <h3>
            {label}
            {piece.required ? null : <small> {t('outgoing.editor.optional')}</small>}
          </h3>
          <BlocksEditor fragment={partOf(doc, piece.part)} label={label} />
        </section>
      );
    }
    case 'title':
      return piece.about ? (
        <WordsField text={aboutOf(doc)} label={t('outgoing.editor.about')} most={1_000} long required />
      ) : null;
    case 'event':
      return <EventFields />;
    case 'people':
    case 'parties':
      return <RowsFields name="people" title={t(`outgoing.editor.${piece.piece}`)} />;
    case 'items':
      return <RowsFields name="items" title={t('outgoing.editor.items')} />;
    case 'meeting':
      return <MeetingFields />;
    case 'follow-ups':
      return <RowsFields name="followUps" title={t('outgoing.editor.followUps')} />;
    case 'signatures':
      return piece.arrangement === 'parties' ? (
        <RowsFields name="witnesses" title={t('outgoing.editor.witnesses')} />
      ) : null;
    case 'annexes':
      return <AnnexFields />;
    default:
      return null;
  }
}
