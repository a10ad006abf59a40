import { type RefObject, useEffect, useRef, useState } from 'react';

interface BigScreen {
  frame: RefObject<HTMLDivElement | null>;
  opened: boolean;
  open: () => void;
  close: () => void;
}

/** A part of the page on the whole screen, for a monitor on a wall; over the page where the browser cannot. */
export function useBigScreen(): BigScreen {
  const frame = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    // Escape leaves the whole screen by the browser itself.
    const follow = () => {
      if (!document.fullscreenElement) setOpened(false);
    };
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  return {
    frame,
    opened,
    open: () => {
      setOpened(true);
      void frame.current?.requestFullscreen?.().catch(() => {});
    },
    close: () => {
      setOpened(false);
      if (document.fullscreenElement) void document.exitFullscreen();
    },
  };
}
