import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { PanelRow } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { EntryContent } from '../../contract/details.ts';
import { type EntryView, entries } from '../../contract/entries.ts';
import type { EntryKind } from '../../contract/terms.ts';
import { useEntryWords } from '../entry/use-entry-words.ts';
import { kindIcons } from './kind-icons.ts';

interface EntryRowProps {
  entry: EntryView;
  personId: PersonId;
  children?: ReactNode;
}

/** An entry: what it says, from when, by which decree; what is behind it stands below. */
export function EntryRow({ entry, personId, children }: EntryRowProps) {
  const { t } = useTranslation();
  const { headline } = useEntryWords();
  const period = usePeriod();
  const { kind, content, decree } = entry;
  return (
    <PanelRow
      icon={kindIcons[kind]}
      name={content ? headline(content) : t('staff.entry.withdrawn')}
      detail={[period(entry), decree ? t('staff.entry.decree', decree) : null].filter(Boolean).join(' · ')}
      further={<Further of={entry} personId={personId} />}
    >
      {children}
    </PanelRow>
  );
}

/** What else it says, for which wrong one it stands, and its proof. */
function Further({ of: entry, personId }: { of: EntryView; personId: PersonId }) {
  const { t } = useTranslation();
  const { said } = useEntryWords();
  const { content, hasProof, replaces } = entry;
  const words = [
    ...(content ? said(content).map(([name, value]) => `${name}: ${value}`) : []),
    ...(replaces
      ? [t('staff.entry.replaces', { reason: replaces.reason ?? t('staff.entry.byRequest') })]
      : []),
  ].join(' · ');
  return (
    <>
      {words}
      {hasProof ? (
        <ProofLink to={addressOf(entries.proof, { personId, entryId: entry.id })} parted={words !== ''} />
      ) : null}
    </>
  );
}

/** Opens a proof beside the page. */
export function ProofLink({ to, parted }: { to: string; parted: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {parted ? ' · ' : null}
      <a href={to} target="_blank" rel="noreferrer">
        {t('staff.entry.openProof')}
      </a>
    </>
  );
}

interface Dated {
  startsOn: string;
  lastDay: string | null;
  content: EntryContent | null;
}

/** What happens on a day, rather than holds from it on. */
const happening: readonly (EntryKind | undefined)[] = ['training', 'award', 'education', 'health'];

/** From when, and where it ends, until when something holds; the birth says its day itself. */
export function usePeriod(): (of: Dated) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ startsOn, lastDay, content }) => {
    if (content?.kind === 'birth') return '';
    if (lastDay) return t('staff.entry.period', { first: format.day(startsOn), last: format.day(lastDay) });
    const day = format.day(startsOn);
    return happening.includes(content?.kind) ? day : t('staff.entry.since', { day });
  };
}
