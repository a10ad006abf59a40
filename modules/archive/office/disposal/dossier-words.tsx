import { TwoLines } from '#office/design/list/two-lines.tsx';
import type { CandidateRow } from '../../contract/disposal-views.ts';
import { ClassBadge } from '../words/archive-badges.tsx';
import styles from './disposal.module.css';

type Line = Pick<CandidateRow, 'title' | 'code' | 'number' | 'year' | 'unitName' | 'securityClass'>;

/** A dossier as lists of disposals name it. */
export function DossierWords({ of }: { of: Line }) {
  return (
    <TwoLines
      first={
        <span className={styles.badges}>
          {of.title}
          <ClassBadge of={of.securityClass} />
        </span>
      }
      second={`${of.number}/${of.year} · ${of.code} · ${of.unitName}`}
    />
  );
}
