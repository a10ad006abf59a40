import { CircleHelp, FilePlus2, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { Difference, SiasnChange } from '../../contract/siasn.ts';
import type { FormerEntry } from '../entry/entry-form-parts.tsx';
import { AddForm, CorrectForm, type Subject } from '../entry/entry-forms.tsx';
import { useEntryWords } from '../entry/use-entry-words.ts';
import { usePeriod } from '../file/entry-row.tsx';

interface DifferencePanelsProps {
  difference: Difference;
  subject: Subject;
  isPrivate?: boolean;
  /** As soon as one of them was entered. */
  onDone?: () => void;
}

/** What SIASN says otherwise than the file, ready to be entered, and what nobody could read. */
export function DifferencePanels(props: DifferencePanelsProps) {
  const { t } = useTranslation();
  const { difference, subject, isPrivate = false, onDone = () => undefined } = props;
  const { changes, unchanged, unread } = difference;
  return (
    <>
      <Panel
        title={t(isPrivate ? 'staff.siasn.differsPrivate' : 'staff.siasn.differs', {
          count: changes.length,
        })}
        hint={t('staff.siasn.unchanged', { count: unchanged })}
        flush
      >
        {changes.length === 0 ? <NothingYet>{t('staff.siasn.same')}</NothingYet> : null}
        <PanelRows>
          {changes.map((change) => (
            <ChangeRow
              key={`${change.history} ${change.startsOn} ${JSON.stringify(change.content)}`}
              change={change}
              subject={subject}
              onDone={onDone}
            />
          ))}
        </PanelRows>
      </Panel>
      {unread.length > 0 ? (
        <Panel
          title={t(isPrivate ? 'staff.siasn.unreadPrivate' : 'staff.siasn.unread')}
          hint={t('staff.siasn.unreadHint')}
          flush
        >
          <PanelRows>
            {unread.map(({ history, field, why }, at) => (
              <PanelRow
                // biome-ignore lint/suspicious/noArrayIndexKey: one field can be odd in several rows; the list never changes
                key={`${history} ${field} ${at}`}
                icon={CircleHelp}
                name={<code>{field}</code>}
                detail={`${t(`staff.siasn.history.${history}`)} · ${t(`staff.siasn.why.${why}`)}`}
              />
            ))}
          </PanelRows>
        </Panel>
      ) : null}
    </>
  );
}

interface ChangeRowProps {
  change: SiasnChange;
  subject: Subject;
  onDone: () => void;
}

/** One entry that SIASN has: what of it differs, and the form that enters it. */
function ChangeRow({ change, subject, onDone }: ChangeRowProps) {
  const { t } = useTranslation();
  const { headline } = useEntryWords();
  const period = usePeriod();
  const differing = useDiffering(change);
  const { kind, content, differsFrom, decreeNumber, decreeDay } = change;
  const told: FormerEntry = {
    ...{ content, startsOn: change.startsOn, lastDay: change.lastDay },
    decree: decreeNumber && decreeDay ? { number: decreeNumber, day: decreeDay } : null,
  };
  return (
    <PanelRow
      icon={differsFrom ? PencilLine : FilePlus2}
      name={headline(content)}
      detail={[
        t(`staff.kind.${kind}`),
        period(change),
        told.decree ? t('staff.entry.decree', told.decree) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      further={differing}
    >
      <DialogButton
        verb={t(differsFrom ? 'staff.entry.correct' : 'staff.entry.add')}
        title={t(differsFrom ? 'staff.entry.correctTitle' : 'staff.siasn.addTitle')}
        icon={differsFrom ? PencilLine : FilePlus2}
        look="small"
        wide
        keeps
      >
        {(close) =>
          differsFrom ? (
            <CorrectForm
              {...{ subject, told, onDone }}
              entry={{ id: differsFrom.id, kind }}
              reason={t('staff.siasn.reason')}
              onEnd={close}
            />
          ) : (
            <AddForm {...{ subject, told, onDone }} withPrivate onEnd={close} />
          )
        }
      </DialogButton>
    </PanelRow>
  );
}

/** Field by field what the file says and what SIASN says; of a new entry all that it says. */
function useDiffering({ content, startsOn, differsFrom }: SiasnChange): string {
  const { t } = useTranslation();
  const format = useFormat();
  const { everything, said } = useEntryWords();
  if (!differsFrom?.content)
    return said(content)
      .map(([name, value]) => `${name}: ${value}`)
      .join(' · ');
  const before = new Map(everything(differsFrom.content));
  const fields = everything(content).filter(([name, value]) => before.get(name) !== value);
  const days: [string, string][] =
    startsOn === differsFrom.startsOn ? [] : [[t('staff.entry.startsOn'), format.day(startsOn)]];
  before.set(t('staff.entry.startsOn'), format.day(differsFrom.startsOn));
  const all = [...fields, ...days].map(([field, after]) =>
    t('staff.siasn.fieldDiffers', { field, before: before.get(field) ?? '–', after }),
  );
  return all.length > 0 ? all.join(' · ') : t('staff.siasn.decreeDiffers');
}
