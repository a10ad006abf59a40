import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { dispositionConfiguration } from '../../contract/configuration.ts';
import type { Instruction } from '../../contract/views.ts';
import { codeFrom } from './instruction-code.ts';
import { type InstructionLine, linesOf, mergedInstructions } from './merged-instructions.ts';
import styles from './settings.module.css';

const longestText = 160;
const most = 60;

/** The instructions of the sheet, in its order: changed as a whole and kept at once. */
export function InstructionList({ items }: { items: readonly Instruction[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [begun, setBegun] = useState(items);
  const [lines, setLines] = useState(() => linesOf(items));
  const [before, setBefore] = useState<InstructionLine[] | null>(null);
  const [looking, setLooking] = useState<'looks' | 'found' | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const added = useRef(0);
  const box = useRef<HTMLOListElement>(null);
  const keep = useAct(dispositionConfiguration.setInstructions, {
    stales: ['dispositions.instructions'],
    onDone: ({ items: kept }) => {
      setBegun(kept);
      setLines(linesOf(kept));
      setBefore(null);
      toast(t('dispositions.settings.kept'));
    },
  });
  const change = (next: InstructionLine[]) => {
    setBefore(lines);
    setLines(next);
  };
  const move = (at: number, by: 1 | -1) => {
    const next = [...lines];
    const [line] = next.splice(at, 1);
    if (!line) return;
    next.splice(at + by, 0, line);
    change(next);
  };
  const add = () => {
    added.current += 1;
    change([...lines, { key: `new-${added.current}`, code: '' as Instruction['code'], text: '' }]);
    requestAnimationFrame(() => box.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
  };
  const filled = lines.filter((line) => line.text.trim() !== '');
  /** The list is sent whole: where a colleague kept another one meanwhile, theirs is joined and shown before. */
  const send = async () => {
    setLooking('looks');
    setFault(null);
    try {
      const query = operationQuery(dispositionConfiguration.instructions, {});
      const { items: now } = await queries.fetchQuery({ ...query, staleTime: 0 });
      const changed = JSON.stringify(now) !== JSON.stringify(begun);
      setLooking(changed ? 'found' : null);
      if (!changed) return sendNow();
      setLines(mergedInstructions(begun, now, lines));
      setBegun(now);
    } catch (error) {
      setLooking(null);
      setFault(error);
    }
  };
  const sendNow = () => {
    const taken = new Set(filled.map((line) => line.code).filter(Boolean));
    keep.mutate({
      items: filled.map(({ code, text }) => {
        const known = code || codeFrom(text, taken);
        taken.add(known);
        return { code: known, text: text.trim() };
      }),
    });
  };
  return (
    <>
      <ol ref={box} className={styles.lines}>
        {lines.map((line, at) => (
          <li key={line.key}>
            <TextInput
              className={styles.text}
              aria-label={t('dispositions.settings.instruction', { number: at + 1 })}
              maxLength={longestText}
              value={line.text}
              onChange={(event) => {
                const text = event.currentTarget.value;
                setLines(lines.map((one) => (one.key === line.key ? { ...one, text } : one)));
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              disabled={at === 0}
              aria-label={t('dispositions.settings.up', { text: line.text })}
              onClick={() => move(at, -1)}
            >
              <ArrowUp size={18} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              disabled={at === lines.length - 1}
              aria-label={t('dispositions.settings.down', { text: line.text })}
              onClick={() => move(at, 1)}
            >
              <ArrowDown size={18} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('dispositions.settings.remove', { text: line.text })}
              onClick={() => change(lines.filter((one) => one.key !== line.key))}
            >
              <Trash2 size={18} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {looking === 'found' ? <p role="status">{t('dispositions.settings.meanwhile')}</p> : null}
      {(keep.error ?? fault) ? <ErrorState compact error={keep.error ?? fault} /> : null}
      <div className={styles.buttons}>
        <Button
          loading={keep.isPending || looking === 'looks'}
          disabled={filled.length === 0}
          onClick={() => void send()}
        >
          {t('dispositions.settings.keep')}
        </Button>
        <Button
          variant="default"
          disabled={lines.length >= most}
          leftSection={<Plus size={16} aria-hidden="true" />}
          onClick={add}
        >
          {t('dispositions.settings.add')}
        </Button>
        {before ? (
          <Button
            variant="subtle"
            onClick={() => {
              setLines(before);
              setBefore(null);
            }}
          >
            {t('office.undo')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
