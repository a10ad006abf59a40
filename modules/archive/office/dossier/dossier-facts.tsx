import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { RuledFacts } from '#office/design/ruled-facts.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DossierView } from '../../contract/views.ts';
import { capital } from '../words/capital.ts';

/** What the dossier is filed under, and by whom it was opened. */
export function DossierFacts({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const opened = { at: format.day(dossier.openedAt), name: dossier.openedBy?.name ?? '' };
  return (
    <Panel title={t('archive.dossier.facts')}>
      <RuledFacts
        of={[
          [t('archive.field.number'), `${dossier.number}/${dossier.year}`],
          [t('archive.field.code'), [dossier.code, dossier.codeTitle].filter(Boolean).join(' ')],
          [t('archive.field.unit'), dossier.unitName],
          [t('archive.field.class'), t(`letters.class.${dossier.securityClass}`)],
          [t('archive.field.records'), t('archive.list.items', { count: dossier.records })],
          [t('archive.field.custody'), capital(t(`archive.custody.${dossier.custody}`))],
          [
            t('archive.field.opened'),
            t(dossier.openedBy ? 'archive.dossier.openedBy' : 'archive.dossier.openedItself', opened),
          ],
          [t('archive.field.closed'), dossier.closedOn ? closedWords() : ''],
          [t('archive.field.standing'), dossier.standing ? t('archive.dossier.standing') : ''],
        ]}
      />
    </Panel>
  );

  function closedWords(): string {
    const on = format.day(dossier.closedOn ?? '');
    return t(dossier.closedFinally ? 'archive.dossier.closedFinally' : 'archive.dossier.closedOn', { on });
  }
}
