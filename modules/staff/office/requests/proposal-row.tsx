import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { PanelRow } from '#office/design/panel-rows.tsx';
import { type ProposalView, requests } from '../../contract/requests.ts';
import { useEntryWords } from '../entry/use-entry-words.ts';
import { ProofLink, usePeriod } from '../file/entry-row.tsx';
import { kindIcons } from '../file/kind-icons.ts';

interface ProposalRowProps {
  proposal: ProposalView;
  /** Says of which kind it is, where nothing above does. */
  ofKind?: boolean;
  children?: ReactNode;
}

/** What is asked, with its proof. */
export function ProposalRow({ proposal, ofKind = false, children }: ProposalRowProps) {
  const { t } = useTranslation();
  const { said, headline } = useEntryWords();
  const period = usePeriod();
  const { content, decree, requestId, replacesId } = proposal;
  const words = said(content)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');
  const name = headline(content);
  return (
    <PanelRow
      icon={kindIcons[content.kind]}
      name={ofKind ? `${t(`staff.kind.${content.kind}`)}: ${name}` : name}
      detail={[
        t(replacesId ? 'staff.request.asCorrection' : 'staff.request.asNew'),
        period(proposal),
        decree ? t('staff.entry.decree', decree) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      further={
        <>
          {words}
          <ProofLink to={addressOf(requests.proof, { requestId })} parted={words !== ''} />
        </>
      }
    >
      {children}
    </PanelRow>
  );
}
