import { Button } from '@mantine/core';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation, SentInput } from '#core/contract/operation.ts';
import { useActOnMany } from '#office/data/use-act-on-many.ts';
import { type Pages, rowsOf } from '#office/data/use-operation.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { useSelection } from '#office/design/list/use-selection.ts';
import { NothingYet } from '#office/design/panel.tsx';
import { type DeskRowProps, DeskRows } from './desk-row.tsx';

/** What every act of the desk makes stale. */
export const stales = ['attendance.'];

interface DecisionListProps<Op extends Operation, T> {
  pages: Pages<T>;
  keyOf: (row: T) => string;
  empty: string;
  /** What is done with all that were chosen. */
  many: {
    operation: Op;
    verb: string;
    inputOf: (key: string) => SentInput<Op>;
    done: (count: number) => string;
  };
  children: (row: T, more: { busy: boolean; choose: Pick<DeskRowProps, 'choose'> }) => ReactNode;
}

/** Things that wait for a decision, of one or of many at once. */
export function DecisionList<Op extends Operation, T extends { can: { decide: boolean } }>(
  props: DecisionListProps<Op, T>,
) {
  const { pages, keyOf, empty, many, children } = props;
  const selection = useSelection(
    rowsOf(pages).filter(({ can }) => can.decide),
    keyOf,
  );
  const { busy, run } = useActOnMany(many.operation, { stales, done: many.done, onDone: selection.clear });
  const chooseOf = (row: T): Pick<DeskRowProps, 'choose'> => {
    if (!row.can.decide) return {};
    const key = keyOf(row);
    return { choose: { chosen: selection.has(key), onToggle: (range) => selection.toggle(key, range) } };
  };
  return (
    <PagedRows pages={pages} empty={<NothingYet>{empty}</NothingYet>}>
      {(rows) => (
        <DeskRows
          count={selection.chosen.length}
          bulk={
            <Button
              loading={busy}
              leftSection={<Check size={16} aria-hidden="true" />}
              onClick={() => run(selection.chosen.map((row) => many.inputOf(keyOf(row))))}
            >
              {many.verb}
            </Button>
          }
        >
          {rows.map((row) => children(row, { busy, choose: chooseOf(row) }))}
        </DeskRows>
      )}
    </PagedRows>
  );
}

interface RowActProps {
  icon: LucideIcon;
  verb: string;
  /** The one that most often is right. */
  main?: boolean;
  busy: boolean;
  onPress: () => void;
}

/** What can be done with one row. */
export function RowAct({ icon: Icon, verb, main, busy, onPress }: RowActProps) {
  return (
    <Button
      size="compact-sm"
      {...(main ? {} : { variant: 'default' })}
      disabled={busy}
      leftSection={<Icon size={14} aria-hidden="true" />}
      onClick={onPress}
    >
      {verb}
    </Button>
  );
}

interface AskReasonProps {
  /** Of what; null where nothing is asked. */
  of: string | null;
  title: string;
  verb: string;
  busy: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
  children: string;
}

/** Asks for the reason that the employee reads. */
export function AskReason({ of, error, ...props }: AskReasonProps) {
  const { t } = useTranslation();
  return (
    <ConfirmWithReason
      {...props}
      key={of ?? 'none'}
      opened={of !== null}
      label={t('attendance.desk.reason')}
      takes={(reason) => reason.trim() !== '' && reason.length <= 500}
      error={of === null ? null : error}
    />
  );
}
