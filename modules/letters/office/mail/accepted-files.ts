/** What can be read, by content; the browser only narrows the choice. */
export const accepted =
  '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,application/pdf,image/jpeg,image/png,image/tiff';
