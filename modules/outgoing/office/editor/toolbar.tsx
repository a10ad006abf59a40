import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { ChevronDown, Redo2, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#office/state/store.ts';
import { useDesk } from './desk-context.ts';
import styles from './editor.module.css';
import { iconActs, menus, type TextAct } from './toolbar-acts.ts';

/** What can be done to the text that has the focus. Arrow keys go from button to button; Alt+F10 leads here from the text. */
export function Toolbar() {
  const { t } = useTranslation();
  const { focused } = useDesk();
  const editor = useStore(focused);
  useEditorState({ editor, selector: ({ transactionNumber }) => transactionNumber });
  return (
    <div
      className={styles.toolbar}
      role="toolbar"
      aria-label={t('outgoing.editor.toolbar')}
      data-editor-toolbar=""
      // On a phone it scrolls: while no text has the focus none of its buttons can take a keyboard there.
      tabIndex={editor ? undefined : 0}
      onKeyDown={goAlong}
    >
      <UndoButtons />
      {iconActs.map((group) => (
        <div className={styles.group} key={group[0]?.name}>
          {group.map(({ name, Icon, keys, ...act }) => (
            <Tooltip
              key={name}
              label={`${t(`outgoing.editor.act.${name}`)}${keys ? ` (${keys})` : ''}`}
              openDelay={500}
            >
              <ActionIcon
                variant={editor && act.isOn?.(editor) ? 'light' : 'subtle'}
                color={editor && act.isOn?.(editor) ? undefined : 'gray'}
                aria-label={t(`outgoing.editor.act.${name}`)}
                aria-pressed={editor ? (act.isOn?.(editor) ?? false) : false}
                disabled={!editor}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => editor && act.run(editor)}
              >
                <Icon aria-hidden size={18} />
              </ActionIcon>
            </Tooltip>
          ))}
        </div>
      ))}
      {menus.map(({ name, acts }) => (
        <ActMenu key={name} name={name} acts={acts} editor={editor} />
      ))}
    </div>
  );
}

function UndoButtons() {
  const { t } = useTranslation();
  const { history } = useDesk().session;
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
    for (const name of events) history.on(name, again);
    return () => {
      for (const name of events) history.off(name, again);
    };
  }, [history]);
  const acts = [
    { name: 'undo', Icon: Undo2, can: history.undoStack.length > 0, run: () => history.undo() },
    { name: 'redo', Icon: Redo2, can: history.redoStack.length > 0, run: () => history.redo() },
  ];
  return (
    <div className={styles.group}>
      {acts.map(({ name, Icon, can, run }) => (
        <ActionIcon
          key={name}
          variant="subtle"
          color="gray"
          aria-label={t(`outgoing.editor.act.${name}`)}
          disabled={!can}
          onMouseDown={(event) => event.preventDefault()}
          onClick={run}
        >
          <Icon aria-hidden size={18} />
        </ActionIcon>
      ))}
    </div>
  );
}

function ActMenu({ name, acts, editor }: { name: string; acts: readonly TextAct[]; editor: Editor | null }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          disabled={!editor}
          rightSection={<ChevronDown aria-hidden size={14} />}
        >
          {t(`outgoing.editor.menu.${name}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item
            key={`${act.name}${act.sample ?? ''}`}
            disabled={!editor || act.can?.(editor) === false}
            aria-current={editor && act.isOn?.(editor) ? 'true' : undefined}
            onClick={() => editor && act.run(editor)}
          >
            {t(act.label ?? `outgoing.editor.act.${act.name}`, { sample: act.sample })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Left and right go along the bar, as in the pattern of a toolbar (WAI-ARIA APG). */
function goAlong(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !(event.target instanceof HTMLElement)) return;
  const all = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(':scope > div > button, :scope > button'),
  ];
  const buttons = all.filter((button) => !button.hasAttribute('disabled'));
  const at = buttons.indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
