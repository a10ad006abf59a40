import { Hourglass, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DisposalView } from '../../contract/disposal-views.ts';
import { capital } from '../words/capital.ts';
import styles from './disposal.module.css';
import { StepActs } from './step-acts.tsx';

type Awaited = DisposalView['awaited'][number];

/** The one next step: what it is for, its button for who may, and for all others who is awaited. */
export function NextStep({ list }: { list: DisposalView }) {
  const { t } = useTranslation();
  if (list.cancellation) {
    const { by, reason } = list.cancellation;
    return (
      <section className={styles.next}>
        <h2>{t('archive.disposal.cancelled')}</h2>
        <p className={styles.nextWords}>{t('archive.disposal.cancelledBy', { name: by.name, reason })}</p>
      </section>
    );
  }
  if (list.next === null)
    return (
      <section className={styles.next}>
        <h2>{t('archive.disposal.finished')}</h2>
        <p className={styles.nextWords}>{t(`archive.disposal.finished.${list.kind}`)}</p>
      </section>
    );
  return (
    <section className={styles.next} data-yours={list.yours || undefined}>
      <h2>{t('archive.disposal.nextIs', { step: t(`archive.step.${list.next}`) })}</h2>
      <p className={styles.nextWords}>{t(whatFor(list))}</p>
      {list.next === 'approved' ? (
        <p className={styles.quiet}>{t(`archive.disposal.whyApproval.${list.kind}`)}</p>
      ) : null}
      <ul className={styles.awaited} aria-label={t('archive.disposal.awaited')}>
        {list.awaited.map((part) => (
          <AwaitedPart key={`${part.role} ${part.authority} ${part.unitId}`} part={part} />
        ))}
      </ul>
      {list.standsAside && !list.yours ? <p className={styles.quiet}>{list.standsAside}</p> : null}
      <StepActs list={list} />
    </section>
  );
}

/** What a step is for, where need be by the kind of the list. */
function whatFor({ next, kind, firstExecution }: DisposalView): string {
  if (next === 'executed')
    return `archive.disposal.for-step.executed.${kind}.${firstExecution ? 'second' : 'first'}`;
  return `archive.disposal.for-step.${next}`;
}

function AwaitedPart({ part }: { part: Awaited }) {
  const { t, i18n } = useTranslation();
  const roleKey = `archive.capacity.${part.role}`;
  const role = t(i18n.exists(roleKey) ? roleKey : `archive.role.${part.role}`);
  const names = part.people.map(({ name }) => name).join(', ');
  const words = part.authority
    ? t('archive.disposal.awaitsLetter', { authority: t(`archive.authority.${part.authority}`), role })
    : [capital(role), part.unitName].filter(Boolean).join(' · ');
  const Icon = part.yours ? UserCheck : Hourglass;
  return (
    <li>
      <Icon size={16} aria-hidden="true" />
      <span>
        {part.yours ? <strong>{t('archive.disposal.you')} </strong> : `${t('archive.disposal.waitsFor')} `}
        {words}
        {names && !part.yours ? ` (${names})` : null}
      </span>
    </li>
  );
}
