import { ActionIcon, Button, Menu, NativeSelect } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { Panel } from '#office/design/panel.tsx';
import { configuration, type PaperRules } from '../../contract/configuration.ts';
import { type LayoutPiece, LayoutPieces } from '../../contract/layouts.ts';
import { partNames } from '../../contract/letter-text.ts';
import { DecisionHistory } from './decision-history.tsx';
import { PlannedBadge } from './planned-badge.tsx';
import styles from './settings.module.css';
import { StartsOnField } from './starts-on-field.tsx';
import { useToday } from './use-today.ts';

type LayoutRule = PaperRules['layouts'][number];
type Tried = { layout: LayoutRule['layout']; pieces: LayoutPiece[] };

/** What may be added; pieces that need more than a name are taken from where the nation has them. */
const simple = [
  'letterhead',
  'day',
  'recipients',
  'day-sentence',
  'command',
  'event',
  'parties',
  'items',
  'meeting',
  'follow-ups',
  'copies',
  'signatures',
  'annexes',
] as const;

interface LayoutPanelProps {
  layouts: readonly LayoutRule[];
  words: PaperRules['words'];
  onTry: (layout: Tried) => void;
}

/** The pieces of a layout in the order in which they are printed. */
export function LayoutPanel({ layouts, words, onTry }: LayoutPanelProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<LayoutRule['layout']>('letter');
  const rule = layouts.find((one) => one.layout === name)!;
  return (
    <Panel
      title={t('outgoing.paper.layout')}
      hint={t('outgoing.paper.layoutHint')}
      acts={
        <span className={styles.acts}>
          <PlannedBadge days={rule.planned} />
          {rule.latest ? (
            <DecisionHistory
              of={{ what: 'paper', about: `layout-${name}` }}
              name={t(`outgoing.layout.${name}`)}
            />
          ) : null}
        </span>
      }
    >
      <div className={styles.stack}>
        <NativeSelect
          label={t('outgoing.kind.layout')}
          value={name}
          onChange={(event) => {
            const next = layouts.find((one) => one.layout === event.currentTarget.value)!;
            setName(next.layout);
            onTry({ layout: next.layout, pieces: next.pieces });
          }}
          data={layouts.map(({ layout }) => ({ value: layout, label: t(`outgoing.layout.${layout}`) }))}
        />
        <LayoutForm key={`${name} ${rule.latest}`} rule={rule} words={words} onTry={onTry} />
      </div>
    </Panel>
  );
}

function LayoutForm({ rule, words, onTry }: { rule: LayoutRule } & Omit<LayoutPanelProps, 'layouts'>) {
  const { t } = useTranslation();
  const form = useActForm(configuration.saveLayout, {
    initial: { pieces: rule.pieces, startsOn: useToday() },
    shape: (values) => ({ layout: rule.layout, ...values, follows: rule.latest }),
    onDone: () => toast(t('outgoing.paper.saved')),
  });
  const pieces = form.form.values.pieces as LayoutPiece[];
  const change = (next: LayoutPiece[]) => {
    form.form.setFieldValue('pieces', next);
    if (LayoutPieces.safeParse(next).success) onTry({ layout: rule.layout, pieces: next });
  };
  const move = (at: number, by: 1 | -1) => {
    const next = [...pieces];
    const [piece] = next.splice(at, 1);
    if (!piece) return;
    next.splice(at + by, 0, piece);
    change(next);
  };
  const wordOf = (key: string) => words.items.find((one) => one.name === key)?.text ?? key;
  const nameOf = (piece: LayoutPiece) => {
    if (piece.piece !== 'part') return t(`outgoing.piece.${piece.piece}`);
    const label = piece.label ? ` (${wordOf(piece.label)})` : '';
    return `${t(`outgoing.part.${piece.part}`)}${label}${piece.required ? ` · ${t('outgoing.paper.required')}` : ''}`;
  };
  const missing = simple.filter((one) => pieces.every(({ piece }) => piece !== one));
  const missingParts = partNames.filter((one) =>
    pieces.every((piece) => piece.piece !== 'part' || piece.part !== one),
  );
  return (
    <Form
      of={form}
      verb={t('outgoing.settings.save')}
      also={
        <Button
          variant="subtle"
          leftSection={<RotateCcw size={16} aria-hidden="true" />}
          onClick={() => change([...rule.national])}
        >
          {t('outgoing.paper.asNation')}
        </Button>
      }
    >
      <ol className={styles.pieces}>
        {pieces.map((piece, at) => {
          const name = nameOf(piece);
          return (
            <li key={piece.piece === 'part' ? `part ${piece.part}` : piece.piece}>
              <span>{name}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                disabled={at === 0}
                aria-label={t('outgoing.paper.up', { name })}
                onClick={() => move(at, -1)}
              >
                <ArrowUp size={18} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                disabled={at === pieces.length - 1}
                aria-label={t('outgoing.paper.down', { name })}
                onClick={() => move(at, 1)}
              >
                <ArrowDown size={18} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('outgoing.paper.remove', { name })}
                onClick={() => change(pieces.filter((_, index) => index !== at))}
              >
                <Trash2 size={18} aria-hidden="true" />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" leftSection={<Plus size={16} aria-hidden="true" />} maw={220}>
            {t('outgoing.paper.addPiece')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {missing.map((piece) => (
            <Menu.Item key={piece} onClick={() => change([...pieces, ...LayoutPieces.parse([{ piece }])])}>
              {t(`outgoing.piece.${piece}`)}
            </Menu.Item>
          ))}
          {missingParts.map((part) => (
            <Menu.Item
              key={part}
              onClick={() =>
                change([...pieces, { piece: 'part', part, required: false, label: null, form: 'plain' }])
              }
            >
              {t(`outgoing.part.${part}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <StartsOnField maw={260} {...form.form.getInputProps('startsOn')} />
    </Form>
  );
}
