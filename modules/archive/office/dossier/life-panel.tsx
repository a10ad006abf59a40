import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { RuledFacts } from '#office/design/ruled-facts.tsx';
import { WhyButton } from '#office/design/why-button.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DossierView } from '../../contract/views.ts';
import { LifeBadge } from '../words/archive-badges.tsx';
import { capital } from '../words/capital.ts';
import styles from './dossier.module.css';

/** Where the dossier stands in its life, until when, and the whole reasoning on demand. */
export function LifePanel({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { life } = dossier;
  return (
    <Panel title={t('archive.life.title')}>
      <div className={styles.stand}>
        <LifeBadge state={life.state} />
        <WhyButton
          of={t('archive.life.title')}
          explanation={{
            outcome: t(`archive.life.outcome.${life.state}`),
            steps: life.why.map(({ text }) => text),
          }}
        />
      </div>
      <p>{t(`archive.life.outcome.${life.state}`)}</p>
      <RuledFacts
        of={[
          [t('archive.life.active'), life.activeUntil && format.day(life.activeUntil)],
          [t('archive.life.inactive'), life.inactiveUntil && format.day(life.inactiveUntil)],
          [
            t('archive.life.years'),
            life.retentionYears === null ? '' : t('archive.life.yearsOf', { count: life.retentionYears }),
          ],
          [t('archive.life.fate'), life.fate ? capital(t(`archive.fate.${life.fate}`)) : ''],
        ]}
      />
    </Panel>
  );
}
