import { Button } from '@mantine/core';
import { CloudUpload } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterView } from '#modules/letters/contract/views.ts';
import { PersonPost } from '#office/design/person-post.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { UnsentNote } from '#office/outbox/unsent-note.tsx';
import { showPanel } from '#office/shell/panels.ts';
import { Slot } from '#office/slot.tsx';
import { dispositions } from '../../contract/dispositions.ts';
import type { DeskView, DispositionTree } from '../../contract/views.ts';
import { DeskActions } from '../acts/desk-actions.tsx';
import type { DeskDialogs } from '../acts/desk-dialogs.tsx';
import { targetOfDesk } from '../acts/desk-target.ts';
import { useUnsentReport } from '../acts/use-unsent-report.ts';
import { ReportCard } from '../tree/report-card.tsx';
import { DeskDue } from '../words/desk-due.tsx';
import { DeskStateBadge } from '../words/desk-state-badge.tsx';
import { Said } from '../words/said.tsx';
import { UrgencyBadge } from '../words/urgency-badge.tsx';
import { useOwnPosts } from '../words/use-own-posts.ts';
import styles from './own-steps.module.css';

interface DeskPartProps {
  letter: LetterView;
  tree: DispositionTree;
  desk: DeskView;
  dialogs: DeskDialogs;
  /** Its actions stand within reach of the thumb on a phone. */
  first: boolean;
}

/** What lies on a desk of the reader: who gave it, what is asked, until when, and what to do. */
export function OwnDesk(props: DeskPartProps) {
  const { letter, tree, desk } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const own = useOwnPosts();
  const act = tree.dispositions.find((one) => one.id === desk.dispositionId);
  const acting = own.actingWords(desk.post.id);
  const last = desk.reports.at(-1);
  return (
    <DeskSection {...props} title={t('dispositions.next.desk')} acting={acting}>
      {act ? (
        <>
          <PersonPost
            name={act.fromPost.holderName}
            post={act.fromPost.name}
            actedBy={act.capacity === 'secretary' ? act.givenBy.name : null}
          />
          <Said {...act} />
          <p className={styles.facts}>
            <time dateTime={act.givenAt}>{format.moment(act.givenAt)}</time>
            <UrgencyBadge urgency={desk.urgency} />
            <DeskDue desk={desk} />
          </p>
        </>
      ) : null}
      {last?.sentBackAt ? <ReportCard report={last} /> : null}
      <UnsentNote subject={desk.id} operation={dispositions.report.id} />
      {desk.can.report ? <Slot name="desk.answer" subjectId={`${letter.id} ${desk.id}`} quiet /> : null}
    </DeskSection>
  );
}

/** A report that waits for the reader, who gave the disposition. */
export function ReportToAccept(props: DeskPartProps) {
  const { desk } = props;
  const { t } = useTranslation();
  const own = useOwnPosts();
  const acting = own.actingWords(desk.giverPostId);
  const last = desk.reports.at(-1);
  return (
    <DeskSection {...props} title={t('dispositions.next.report')} acting={acting}>
      <PersonPost name={desk.post.holderName} post={desk.post.name} />
      {last ? <ReportCard report={last} /> : null}
    </DeskSection>
  );
}

interface DeskSectionProps extends DeskPartProps {
  title: string;
  /** For whom the reader acts there; empty for themselves. */
  acting: string;
  children: ReactNode;
}

/** One thing that is the reader's to do, with its state above and its acts below; a report on its way settles them. */
function DeskSection({ letter, tree, desk, dialogs, first, title, acting, children }: DeskSectionProps) {
  const waits = useUnsentReport(desk.id);
  return (
    <section id={`desk-${desk.id}`} tabIndex={-1} className={styles.desk} aria-label={title}>
      <header className={styles.head}>
        <h2>
          {title} {acting ? <span className={styles.acting}>{acting}</span> : null}
        </h2>
        <DeskStateBadge state={desk.state} />
      </header>
      {children}
      {waits && first ? <ReportWaits refused={waits.refusal !== undefined} /> : null}
      {waits ? null : (
        <DeskActions
          desk={targetOfDesk(letter, tree, desk)}
          dialogs={dialogs}
          shown={2}
          size="sm"
          className={first ? `${styles.actions} ${styles.thumb}` : styles.actions}
        />
      )}
    </section>
  );
}

/** In the place of the acts under the thumb: the report is still on this device. Elsewhere the note above says so. */
function ReportWaits({ refused }: { refused: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.waits} ${styles.thumb}`}>
      <span>
        <CloudUpload size={18} aria-hidden="true" />
        {t(refused ? 'dispositions.report.refused' : 'dispositions.report.waits')}
      </span>
      <Button variant="default" onClick={() => showPanel('outbox')}>
        {t('dispositions.report.waitsSee')}
      </Button>
    </div>
  );
}
