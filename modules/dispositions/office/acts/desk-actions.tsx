import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  CheckCheck,
  ClipboardCheck,
  EllipsisVertical,
  Eye,
  FileCheck2,
  type LucideIcon,
  Play,
  RotateCcw,
  Send,
  Undo,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DeskDialogs } from './desk-dialogs.tsx';
import type { DeskTarget } from './desk-target.ts';
import { useQuickActs } from './use-quick-acts.ts';
import { useUnsentReport } from './use-unsent-report.ts';

interface DeskActionsProps {
  desk: DeskTarget;
  dialogs: DeskDialogs;
  /** How many stand as buttons; the others are in the menu. */
  shown?: number;
  size?: 'sm' | 'compact-sm';
  /** Only the buttons, without the menu of the others. */
  alone?: boolean;
  className?: string | undefined;
}

type Act = 'accept' | 'send-back' | 'forward' | 'report' | 'start' | 'read' | 'return' | 'cancel' | 'close';

const icons: Record<Act, LucideIcon> = {
  accept: FileCheck2,
  'send-back': RotateCcw,
  forward: Send,
  report: ClipboardCheck,
  start: Play,
  read: Eye,
  return: Undo2,
  cancel: Undo,
  close: CheckCheck,
};

/** What may be done at a desk, the likeliest first. */
export function actsOf({ can, state }: Pick<DeskTarget, 'can' | 'state'>): Act[] {
  // Who has passed it on reports when those below have; who has not is likelier to pass it on.
  const own: [Act, boolean][] =
    state === 'forwarded'
      ? [
          ['report', can.report],
          ['forward', can.forward],
        ]
      : [
          ['forward', can.forward],
          ['report', can.report],
        ];
  const all: [Act, boolean][] = [
    ['accept', can.accept],
    ['send-back', can.sendBack],
    ...own,
    ['start', can.start],
    ['read', can.read],
    ['return', can.return],
    ['cancel', can.cancel],
  ];
  return all.filter(([, may]) => may).map(([act]) => act);
}

/** What makes no sense any more at a desk whose report is on its way. */
const settledByReport: ReadonlySet<Act> = new Set(['report', 'start', 'forward', 'return']);

/** The likeliest act stands out, unless it takes something back. */
function variantOf(act: Act, at: number, size: DeskActionsProps['size']): string {
  if (at > 0 || act === 'cancel' || act === 'return') return 'default';
  return size === 'sm' ? 'filled' : 'light';
}

/** The actions of one desk: the likeliest as buttons, the others in a menu. */
export function DeskActions({
  desk,
  dialogs,
  shown = 1,
  size = 'compact-sm',
  alone = false,
  className,
}: DeskActionsProps) {
  const { t } = useTranslation();
  const quick = useQuickActs();
  const reported = useUnsentReport(desk.recipientId) !== undefined;
  // A report that is on its way settles what the desk itself could do.
  const acts = actsOf(desk).filter((act) => !reported || !settledByReport.has(act));
  if (acts.length === 0) return null;
  const run = (act: Act) => {
    if (act === 'read') quick.read(desk.recipientId);
    else if (act === 'start') quick.start(desk);
    else dialogs.ask(act, desk);
  };
  const buttons = acts.slice(0, shown);
  const rest = alone ? [] : acts.slice(shown);
  return (
    <div className={className} style={className ? undefined : { display: 'flex', gap: 4 }}>
      {buttons.map((act, at) => {
        const Icon = icons[act];
        return (
          <Button
            key={act}
            size={size}
            variant={variantOf(act, at, size)}
            disabled={quick.busy}
            leftSection={<Icon size={16} aria-hidden="true" />}
            onClick={() => run(act)}
          >
            {t(`dispositions.act.${act}`)}
          </Button>
        );
      })}
      {rest.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant={size === 'sm' ? 'default' : 'subtle'}
              color="gray"
              size={size === 'sm' ? 36 : 'md'}
              aria-label={t('dispositions.act.more', { post: desk.postName })}
            >
              <EllipsisVertical size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((act) => {
              const Icon = icons[act];
              return (
                <Menu.Item
                  key={act}
                  leftSection={<Icon size={16} aria-hidden="true" />}
                  onClick={() => run(act)}
                >
                  {t(`dispositions.act.${act}`)}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  );
}
