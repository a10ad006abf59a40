import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check, FileWarning, HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useSubjectPath } from '#office/shell/office-modules.ts';
import { type FixityState, fixity } from '../contract/fixity.ts';
import { subjectKindOf, thingName } from './finding-sentence.ts';

/** How far the stored files were read again, and which were damaged. */
export function FixityPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useOperation(fixity.show, {}, { every: 60_000 });
  const state = answer.data;
  return (
    <Panel title={t('ledger.fixity.title')} hint={t('ledger.fixity.hint', { count: state?.days ?? 90 })}>
      <AnswerState of={answer} compact />
      {state ? (
        state.total === 0 ? (
          <NothingYet>{t('ledger.fixity.nothing')}</NothingYet>
        ) : (
          <Facts
            of={[
              [
                t('ledger.fixity.read'),
                t('ledger.fixity.readOf', {
                  read: format.number(state.read),
                  total: format.number(state.total),
                }),
              ],
              [
                t('ledger.fixity.whole'),
                state.wholeSince ? format.moment(state.wholeSince) : t('ledger.fixity.notWhole'),
              ],
              [t('ledger.fixity.damaged'), format.number(state.damaged)],
              [t('ledger.fixity.mended'), format.number(state.mended)],
              [
                t('ledger.fixity.replica'),
                t(state.hasReplica ? 'ledger.fixity.has' : 'ledger.fixity.hasNot'),
              ],
            ]}
          />
        )
      ) : null}
      {state && state.objects.length > 0 ? (
        <PanelRows>
          {state.objects.map((object) => (
            <DamagedFile key={object.object} of={object} />
          ))}
        </PanelRows>
      ) : null}
    </Panel>
  );
}

function DamagedFile({ of: file }: { of: FixityState['objects'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pathOf = useSubjectPath();
  const [holder] = file.holders;
  const path = holder ? pathOf(subjectKindOf[holder.module] ?? '', holder.thingId) : null;
  const damage = file.damage ?? file.mendedOf;
  const when = file.damage ? file.damagedAt : file.mendedAt;
  return (
    <PanelRow
      icon={file.damage ? FileWarning : HardDrive}
      name={holder ? thingName(t, holder) : t('ledger.fixity.unnamed')}
      detail={[
        damage ? t(`ledger.fixity.damage.${damage}`) : null,
        file.damage && file.replica ? t(`ledger.fixity.because.${file.replica}`) : null,
        when ? format.moment(when) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      further={
        path ? (
          <Anchor component={Link} to={path} size="sm">
            {t('ledger.findings.open')}
          </Anchor>
        ) : null
      }
    >
      <StatusBadge
        tone={file.damage ? 'bad' : 'good'}
        icon={file.damage ? FileWarning : Check}
        label={t(file.damage ? 'ledger.fixity.isDamaged' : 'ledger.fixity.isMended')}
      />
    </PanelRow>
  );
}
