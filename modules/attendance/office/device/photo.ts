import { base64, hex } from './device-key.ts';

/** Longest side of what is kept (pixels), and how much of it is lost. */
const side = 1_280;
const quality = 0.8;

export interface Photo {
  /** Base64 of a JPEG. */
  bytes: string;
  /** SHA-256 of the JPEG, hex. */
  digest: string;
  /** For the eye. */
  address: string;
}

/** Draws a picture anew, so that nothing stays of where, when and by which phone the file says it was taken. @throws where it is no picture */
export async function drawnAnew(file: Blob): Promise<Photo> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const jpeg = await new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', quality),
  );
  const bytes = await jpeg.arrayBuffer();
  return {
    bytes: base64(bytes),
    digest: hex(await crypto.subtle.digest('SHA-256', bytes)),
    address: URL.createObjectURL(jpeg),
  };
}
