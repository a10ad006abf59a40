import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { drafts } from '../../contract/drafts.ts';
import { sendLetters, viewUnitOutgoing, writeLetters } from '../../contract/permissions.ts';
import type { DraftBox } from '../../contract/terms.ts';
import { boxPath } from '../addresses.ts';

/** The boxes in the order of a letter's way, each with the right that it is for. */
const boxes: readonly { box: DraftBox; permission?: string }[] = [
  { box: 'mine', permission: writeLetters },
  { box: 'initial' },
  { box: 'sign' },
  { box: 'send', permission: sendLetters },
  { box: 'sent' },
  { box: 'unit', permission: viewUnitOutgoing },
];

/** The ways into outgoing letters, with how many wait in each. */
export function DraftsTabs({ current }: { current: DraftBox }) {
  const { t } = useTranslation();
  const may = useMay();
  const counts = useOperation(drafts.counters, {}).data;
  const countOf: Partial<Record<DraftBox, number>> = counts
    ? { mine: counts.returned, initial: counts.toInitial, sign: counts.toSign, send: counts.toSend }
    : {};
  return (
    <PageTabs
      label={t('outgoing.title')}
      tabs={boxes
        .filter(({ permission }) => may(permission))
        .map(({ box }) => ({
          ...boxPath(box),
          label: t(`outgoing.box.${box}`),
          count: countOf[box],
          ...(box === 'mine' ? { counted: t('outgoing.returned') } : {}),
          current: box === current,
        }))}
    />
  );
}
