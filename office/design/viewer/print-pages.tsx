import { Button, NumberInput, Popover } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Tool } from './tool.tsx';
import styles from './viewer.module.css';
import type { ViewerPage } from './viewer-page.tsx';

/** Pictures that are loaded at once for paper. Who wants more prints the file itself. */
const most = 50;

interface PrintPagesProps {
  pages: readonly ViewerPage[];
  current: number;
}

/** Prints some pages of a document: those out of sight are fetched for it, and are gone again afterwards. */
export function PrintPages({ pages, current }: PrintPagesProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(1);
  const [to, setTo] = useState(1);
  const [printed, setPrinted] = useState<readonly ViewerPage[] | null>(null);
  const begin = () => {
    setFrom(pages.length <= most ? 1 : current);
    setTo(pages.length <= most ? pages.length : current);
    setOpen(!open);
  };
  const count = to - from + 1;
  const faulty = count < 1 || count > most;
  return (
    <>
      {/* The words of its roles belong to the button, not to the span that keeps its place in the bar. */}
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-end"
        withRoles={false}
        trapFocus
        withinPortal
      >
        <Popover.Target>
          <span data-wide>
            <Tool label={t('office.viewer.print')} icon={Printer} onClick={begin} />
          </span>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            className={styles.printing}
            onSubmit={(event) => {
              event.preventDefault();
              if (faulty) return;
              setOpen(false);
              setPrinted(pages.slice(from - 1, to));
            }}
          >
            <NumberInput
              label={t('office.viewer.printFrom')}
              min={1}
              max={pages.length}
              clampBehavior="strict"
              value={from}
              onChange={(value) => setFrom(Number(value) || 1)}
            />
            <NumberInput
              label={t('office.viewer.printTo')}
              min={1}
              max={pages.length}
              clampBehavior="strict"
              value={to}
              error={faulty ? t('office.viewer.printMost', { most }) : undefined}
              onChange={(value) => setTo(Number(value) || 1)}
            />
            <Button type="submit">{t('office.viewer.print')}</Button>
          </form>
        </Popover.Dropdown>
      </Popover>
      {printed ? <Paper pages={printed} onDone={() => setPrinted(null)} /> : null}
    </>
  );
}

function Paper({ pages, onDone }: { pages: readonly ViewerPage[]; onDone: () => void }) {
  const sheet = useRef<HTMLDivElement>(null);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    let stands = true;
    const pictures = [...(sheet.current?.querySelectorAll('img') ?? [])];
    void Promise.allSettled(pictures.map((picture) => picture.decode())).then(() => {
      if (!stands) return;
      print();
      done.current();
    });
    return () => {
      stands = false;
    };
  }, []);
  return createPortal(
    <div ref={sheet} className={styles.paper} data-paper>
      {pages.map((page) => (
        <img key={page.number} src={page.image} alt="" />
      ))}
    </div>,
    document.body,
  );
}
