import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { FigureTable, ShareBar } from '#office/design/figure-table.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type AdoptionView, adoption } from '../../contract/adoption.ts';
import { accountsPath } from '../addresses.ts';
import styles from './adoption.module.css';

/** How far each unit has come into using the office: who has an account, and who signs in. */
export function AdoptionPage() {
  const { t } = useTranslation();
  const figures = useOperation(adoption.show, {});
  return (
    <>
      <PageHeader
        title={t('identity.adoption.title')}
        detail={t('identity.adoption.detail')}
        back={{ to: accountsPath, label: t('identity.accounts.title') }}
      />
      <AnswerState of={figures} />
      {figures.data ? <Units items={figures.data.items} /> : null}
    </>
  );
}

function Units({ items }: { items: readonly AdoptionView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (items.length === 0)
    return <EmptyState title={t('identity.adoption.none')}>{t('identity.adoption.noneHint')}</EmptyState>;
  return (
    <div className={styles.sheet}>
      <FigureTable
        caption={t('identity.adoption.title')}
        columns={[
          { name: t('identity.adoption.unit') },
          { name: t('identity.adoption.month') },
          { name: t('identity.adoption.people'), end: true },
          { name: t('identity.adoption.accounts'), end: true },
          { name: t('identity.adoption.ever'), end: true },
          { name: t('identity.adoption.week'), end: true },
        ]}
      >
        {items.map((item) => (
          <tr key={item.unitId} data-whole={item.level === 0}>
            <th scope="row" data-wide>
              {item.unitName}
            </th>
            <td>
              <ShareBar share={item.signedInMonth / item.people} />
              {t('identity.adoption.of', {
                count: format.number(item.signedInMonth),
                percent: format.number(Math.round((item.signedInMonth / item.people) * 100)),
              })}
            </td>
            <td data-end>{format.number(item.people)}</td>
            <td data-end>{format.number(item.withAccount)}</td>
            <td data-end>{format.number(item.everSignedIn)}</td>
            <td data-end>{format.number(item.signedInWeek)}</td>
          </tr>
        ))}
      </FigureTable>
    </div>
  );
}
