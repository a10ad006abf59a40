/** Longest side of an emblem that comes as pixels. */
const longestSide = 2_400;

/**
 * Width and height of a PNG (ISO 15948, IHDR) or a baseline or progressive JPEG (ITU-T T.81, SOF), from its beginning; null
 * where it is neither or too large. Nothing is decoded.
 */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = isPng(bytes) ? { width: view.getUint32(16), height: view.getUint32(20) } : jpegSize(view);
  if (!size || size.width < 1 || size.height < 1) return null;
  return Math.max(size.width, size.height) > longestSide ? null : size;
}

function isPng(bytes: Uint8Array): boolean {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return bytes.length > 33 && signature.every((byte, index) => bytes[index] === byte);
}

function jpegSize(view: DataView): { width: number; height: number } | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xc2)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
