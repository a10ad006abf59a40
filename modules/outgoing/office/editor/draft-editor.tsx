import { lazyPart } from '#office/design/feedback/lazy-part.tsx';

/** The text of a draft with everything that is written in it; loaded when it is first shown. */
export const DraftEditor = lazyPart(() => import('./draft-desk.tsx').then(({ DraftDesk }) => DraftDesk));
