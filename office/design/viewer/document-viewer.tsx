import type { ReactNode, Ref } from 'react';
import { loadTexts } from '../../i18n/language.ts';
import { lazyPart } from '../feedback/lazy-part.tsx';
import type { DocumentReader } from './document-reader.ts';
import type { Highlight, PageBox, ViewerPage } from './viewer-page.tsx';

/** Where a document is opened: a page, and what is looked for in it. */
export interface DocumentPlace {
  page: number;
  q?: string | undefined;
}

/** A height within a document: a page, and the part of it that lies above. */
export interface Height {
  page: number;
  part: number;
}

/** What others may ask of a document that is shown. */
export interface ViewerHandle {
  /** Brings a place of a page into sight. */
  show: (page: number, y?: number) => void;
  /** Goes to a height without telling that it went, for two documents that go together. */
  follow: (height: Height) => void;
}

export interface DocumentViewerProps {
  /** What is shown: the name of the file. */
  label: string;
  pages: readonly ViewerPage[];
  /** Gives words and finds where they are asked for one by one; without it there is only `text` of the pages. */
  reader?: DocumentReader;
  highlights?: readonly Highlight[];
  /** The marked place to bring into sight: the field that has the focus. */
  active?: string | null;
  /** Tools of the page at the end of the bar: download, searchable copy. */
  tools?: ReactNode;
  /** Reads the pages again, through the gates; asked for where a picture did not come. */
  onAgain?: () => Promise<unknown>;
  /** Where it is opened. */
  place?: DocumentPlace;
  /** Told where the reader is, some moments after they came there. */
  onPlace?: (place: DocumentPlace) => void;
  /** Pages that are to be seen as differing from those of another version. */
  marked?: ReadonlySet<number>;
  /** What lies over a page: marks of notes, boxes. Placed in parts of the page. */
  overlay?: (page: number) => ReactNode;
  /** Takes the next point that is pressed on a page, in parts of it. */
  onPoint?: ((page: number, point: { x: number; y: number }) => void) | undefined;
  /** Takes boxes that are drawn on pages, in parts of them. */
  onDraw?: ((page: number, box: PageBox) => void) | undefined;
  onScroll?: (height: Height) => void;
  handle?: Ref<ViewerHandle>;
  /** Two beside each other have no room for small pages. */
  narrow?: boolean;
}

/** The document itself: its pages near the sight, small pages, zoom, turning, finding, the text as it was read. */
export const DocumentViewer = lazyPart<DocumentViewerProps>(() =>
  Promise.all([import('./viewing-desk.tsx'), loadTexts('viewer')]).then(([{ ViewingDesk }]) => ViewingDesk),
);
