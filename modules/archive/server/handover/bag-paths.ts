/**
 * Whether a path of a bag could lead out of its folder on any system it may be unpacked on: absolute paths, parents,
 * home and drive shortcuts, shares, and characters that cannot be in a name (RFC 8493 §5.1, §6.2.2.1).
 */
export function isUnsafePath(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.startsWith('~') || path.includes('\\')) return true;
  if (/^[a-z]:/i.test(path) || /^%[^%/]+%/.test(path)) return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
  if (/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/.test(path)) return true;
  return path.split('/').some((part) => part === '..');
}

/** A path as a manifest writes it: line ends and the percent sign itself are encoded, nothing else (RFC 8493 §2.1.3). */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The path that a manifest means; other percent signs stay as they are, as bags of earlier versions have them. */
export function decodePath(written: string): string {
  return written.replace(/%(0[aA]|0[dD]|25)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The same path without a leading `./`. */
export function withoutDot(path: string): string {
  return path.replace(/^(\.\/)+/, '');
}

/** A name that can be a file on any system: letters, figures, blanks and a few marks, of limited length. */
export function portableName(name: string, most = 60): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 && plain.length - dot <= 8 ? plain.slice(dot) : '';
  const stem = ending ? plain.slice(0, dot) : plain;
  return `${stem.slice(0, most - ending.length) || 'berkas'}${ending}`;
}
