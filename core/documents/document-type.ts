/** What can be read. Everything else is refused by name (`sniffDocument`). */
export const documentTypes = ['pdf', 'jpeg', 'png', 'tiff', 'docx'] as const;
export type DocumentType = (typeof documentTypes)[number];

export const documentMediaType: Record<DocumentType, string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The limits of one document; every one has a test that would notice its absence. */
export const documentLimits = {
  bytes: 50 * 1024 * 1024,
  pages: 1000,
  /** Of one image; a 600 dpi A3 scan has 70 million. */
  pixels: 100_000_000,
  /** The longer side of one image. */
  side: 20_000,
} as const;
