import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import styles from './draft.module.css';

export interface SideTab {
  id: string;
  label: string;
  content: ReactNode;
  /** Stays as it is while another is looked at: something is being written in it. */
  keeps?: boolean;
}

/** Parts of a page behind tabs; on a phone the document itself is the first of them. */
export function SideTabs({ label, tabs }: { label: string; tabs: readonly SideTab[] }) {
  const [chosen, setChosen] = useState(tabs[0]?.id ?? '');
  const shown = tabs.some(({ id }) => id === chosen) ? chosen : (tabs[0]?.id ?? '');
  return (
    <Tabs
      value={shown}
      data-shown={shown}
      onChange={(next) => setChosen(next ?? shown)}
      keepMounted={false}
      keepMountedMode="display-none"
      classNames={{ root: styles.tabs ?? '', list: styles.tabList ?? '', panel: styles.tabPanel ?? '' }}
    >
      <Tabs.List aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.id} value={tab.id}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.id} value={tab.id} keepMounted={tab.keeps ?? false} data-tab={tab.id}>
          {tab.content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
