/** Longest side of a picture that is kept as pixels: fine enough for 25 mm on paper. */
const longestSide = 720;

/**
 * What an emblem file holds, as it is sent: a drawing as its text, a picture drawn anew as PNG, without what its camera
 * wrote into it.
 * @throws where the browser cannot read it
 */
export async function emblemFile(file: File): Promise<string> {
  if (file.type === 'image/svg+xml' || file.name.toLowerCase().endsWith('.svg')) return file.text();
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL('image/png');
}
