/** Read anew whenever somebody has written in the text: tells the preview that it is old, and nothing else. */
export const textMark = 'letter-text-mark';
