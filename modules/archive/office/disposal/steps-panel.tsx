import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import { capital } from '../words/capital.ts';
import styles from './disposal.module.css';

/** All steps in their order: what was done by whom and when, and what is still to come. */
export function StepsPanel({ list }: { list: DisposalView }) {
  const { t } = useTranslation();
  const factsOf = useFacts(list);
  return (
    <Panel title={t('archive.disposal.steps')} flush>
      <ol className={styles.steps}>
        {list.steps.map(({ step }, at) => {
          // What is not there yet is no step that was taken: an empty list has nothing left to appraise.
          const done = list.steps.slice(0, at + 1).every((one) => one.done);
          const state = done ? 'done' : step === list.next ? 'next' : 'later';
          return (
            <li
              key={step}
              className={styles.step}
              data-state={state}
              aria-current={state === 'next' ? 'step' : undefined}
            >
              <span className={styles.mark}>
                {done ? <Check size={16} role="img" aria-label={t('archive.disposal.done')} /> : at + 1}
              </span>
              <div>
                <p className={styles.stepName}>{capital(t(`archive.step.${step}`))}</p>
                <ul className={styles.facts}>
                  {factsOf(step).map((fact, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a step have no other identity
                    <li key={place}>{fact}</li>
                  ))}
                </ul>
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** What there is to say of a step that was taken, in part or whole. */
function useFacts(list: DisposalView): (step: string) => ReactNode[] {
  const { t } = useTranslation();
  const format = useFormat();
  const done = (one: { by: { name: string }; on: string } | null) =>
    one ? [`${one.by.name}, ${format.shortDay(one.on)}`] : [];
  const numbered = (one: { by: { name: string }; on: string; number: string } | null) =>
    one ? [one.number, `${one.by.name}, ${format.shortDay(one.on)}`] : [];
  const facts: Record<string, () => ReactNode[]> = {
    panel: () =>
      list.panel
        ? [
            t('archive.disposal.decree', {
              number: list.panel.decree.number,
              day: format.shortDay(list.panel.decree.on),
            }),
            ...list.panel.members.map(
              ({ person, as, chair }) =>
                `${person.name} (${t(chair ? 'archive.disposal.panel.chair' : `archive.disposal.panel.${as}`)})`,
            ),
          ]
        : [],
    items: () => (list.items > 0 ? [t('archive.disposal.dossiers', { count: list.items })] : []),
    closed: () => done(list.closed),
    considered: () => numbered(list.consideration),
    approved: () =>
      list.approvals.map((one) => {
        const words = t('archive.disposal.approval', {
          authority: t(`archive.authority.${one.authority}`),
          number: one.number,
          day: format.shortDay(one.letterOn),
        });
        return one.hasFile && list.hidden === 0 ? (
          <a
            key={one.number}
            href={addressOf(disposal.approvalFile, { listId: list.id, authority: one.authority })}
            target="_blank"
            rel="noreferrer"
          >
            {words}
          </a>
        ) : (
          words
        );
      }),
    stipulated: () => numbered(list.stipulation),
    witnessed: () =>
      list.witnesses.map(
        ({ by, on, role }) => `${by.name} (${t(`archive.role.${role}`)}), ${format.shortDay(on)}`,
      ),
    'report-opened': () => numbered(list.report),
    executed: () => [...done(list.firstExecution), ...done(list.secondExecution)],
    'report-signed': () =>
      list.signatures.map(
        ({ by, on, role }) => `${by.name} (${t(`archive.role.${role}`)}), ${format.shortDay(on)}`,
      ),
  };
  return (step) => facts[step]?.() ?? [];
}
