import { fail } from '../contract/errors.ts';

const mostParts = 20;
const mostInHead = 4_096;

/** One field of a form; a file has a name of its own, empty where none was chosen. */
export interface FormPart {
  name: string;
  fileName: string | undefined;
  content: Buffer;
}

/**
 * The parts of a form that was sent as `multipart/form-data` (RFC 7578).
 * @throws core.unsupported-media-type for another type, core.malformed-request
 */
export function formParts(contentType: string | undefined, body: Buffer): FormPart[] {
  const declared = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType ?? '',
  );
  const boundary = declared?.[1] ?? declared?.[2];
  if (!boundary) fail('core.unsupported-media-type');
  // The first delimiter has no line end before it (RFC 2046 §5.1.1).
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const first = delimiter.subarray(2);
  if (!body.subarray(0, first.length).equals(first)) fail('core.malformed-request');
  const parts: FormPart[] = [];
  for (let at = first.length; !isLast(body, at); ) {
    const end = body.indexOf(delimiter, at);
    if (end < 0 || parts.length >= mostParts) fail('core.malformed-request');
    parts.push(partOf(body.subarray(at, end)));
    at = end + delimiter.length;
  }
  return parts;
}

const isLast = (body: Buffer, at: number) => body[at] === 45 && body[at + 1] === 45;

function partOf(bytes: Buffer): FormPart {
  const end = bytes.subarray(0, mostInHead).indexOf('\r\n\r\n');
  if (end < 0) fail('core.malformed-request');
  const head = bytes.subarray(0, end).toString('utf8');
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? '';
  const name = /(?:^|;)\s*name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) fail('core.malformed-request');
  const fileName = /(?:^|;)\s*filename="([^"]*)"/i.exec(disposition)?.[1];
  return { name, fileName, content: bytes.subarray(end + 4) };
}
