import { AppError, ensure } from '#core/contract/errors.ts';
import { cleanEmblem, wrappedPicture } from '../rules/emblem/clean-emblem.ts';
import { pictureSize } from '../rules/emblem/picture-size.ts';

const pixels = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;

/**
 * An emblem as it may be printed: a drawing cleaned, a picture wrapped into one.
 * @throws outgoing.emblem-refused with what was met, outgoing.emblem-too-complex
 */
export function emblemOf(entered: string): string {
  const picture = pixels.exec(entered);
  if (picture) {
    const size = pictureSize(Buffer.from(picture[2]!, 'base64'));
    ensure(size, 'outgoing.emblem-refused', { piece: picture[1] });
    entered = wrappedPicture(entered, size.width, size.height);
  }
  const { svg, fault } = cleanEmblem(entered);
  if (svg !== null) return svg;
  const code = fault.fault === 'too-complex' ? 'outgoing.emblem-too-complex' : 'outgoing.emblem-refused';
  throw new AppError(code, { piece: fault.piece }, [{ path: 'letterhead.emblem', code }]);
}
