import { fail } from '#core/contract/errors.ts';
import { type DocumentType, documentLimits } from './document-type.ts';
import './errors.ts';
import { hidesOtherFile } from './hidden-file.ts';
import { zipEndOffset, zipEntries } from './zip-entries.ts';

/** Kinds of content, by their first bytes; those that are no document type are refused by this name. */
type ContentKind = DocumentType | 'encrypted-office' | (string & {});

interface Signature {
  kind: ContentKind;
  bytes: string;
  at?: number;
}

const signatures: readonly Signature[] = [
  { kind: 'pdf', bytes: '%PDF-' },
  { kind: 'jpeg', bytes: '\xff\xd8\xff' },
  { kind: 'png', bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'tiff', bytes: 'II*\0' },
  { kind: 'tiff', bytes: 'MM\0*' },
  { kind: 'bigtiff', bytes: 'II+\0' },
  { kind: 'bigtiff', bytes: 'MM\0+' },
  { kind: 'gif', bytes: 'GIF8' },
  { kind: 'webp', bytes: 'WEBP', at: 8 },
  { kind: 'bmp', bytes: 'BM' },
  { kind: 'heic', bytes: 'ftyphei', at: 4 },
  { kind: 'heic', bytes: 'ftypmif1', at: 4 },
  { kind: 'heic', bytes: 'ftyphevc', at: 4 },
  { kind: 'avif', bytes: 'ftypavif', at: 4 },
  { kind: 'mp4', bytes: 'ftyp', at: 4 },
  { kind: 'rtf', bytes: '{\\rtf' },
  { kind: 'rar', bytes: 'Rar!\x1a\x07' },
  { kind: '7z', bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'gzip', bytes: '\x1f\x8b' },
  { kind: 'exe', bytes: 'MZ' },
  { kind: 'elf', bytes: '\x7fELF' },
  { kind: 'class', bytes: '\xca\xfe\xba\xbe' },
  { kind: 'script', bytes: '#!' },
  { kind: 'postscript', bytes: '%!PS' },
  { kind: 'djvu', bytes: 'AT&TFORM' },
];

const officeFolders: readonly [RegExp, ContentKind][] = [
  [/^word\//, 'docx'],
  [/^xl\//, 'xlsx'],
  [/^ppt\//, 'pptx'],
  [/^META-INF\/MANIFEST\.MF$/, 'jar'],
  [/^AndroidManifest\.xml$/, 'apk'],
];

/** Entries looked at to tell a DOCX from another archive. */
const lookedAt = 5000;

function archiveKind(bytes: Buffer): ContentKind {
  if (zipEndOffset(bytes) < 0) return fail('documents.broken');
  const names = zipEntries(bytes, lookedAt).map((entry) => entry.name);
  const types = names.includes('[Content_Types].xml');
  if (!types && names[0] === 'mimetype') return 'odt';
  for (const [pattern, kind] of officeFolders) {
    if (names.some((name) => pattern.test(name)) && (types || kind === 'jar' || kind === 'apk')) return kind;
  }
  return 'zip';
}

/** Compound files hold old Office documents, and new ones under a password (MS-OFFCRYPTO 1.3.1). */
function compoundKind(bytes: Buffer): ContentKind {
  const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isEncrypted ? 'encrypted-office' : 'doc';
}

function textKind(bytes: Buffer): ContentKind | undefined {
  const head = bytes
    .toString('latin1', 0, 2048)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (/<svg[\s>]/.test(head)) return 'svg';
  if (/^(<!doctype html|<html|<head|<body|<script|<!--)/.test(head)) return 'html';
  if (head.startsWith('<?php')) return 'php';
  if (head.startsWith('<?xml')) return 'xml';
  return undefined;
}

/** What the content is, whatever its name says; undefined when nothing known. */
function contentKind(bytes: Buffer): ContentKind | undefined {
  const head = bytes.toString('latin1', 0, 32);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return archiveKind(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundKind(bytes);
  const found = signatures.find(({ bytes: mark, at = 0 }) => head.startsWith(mark, at));
  return found?.kind ?? textKind(bytes);
}

const accepted: ReadonlySet<string> = new Set<DocumentType>(['pdf', 'jpeg', 'png', 'tiff', 'docx']);

function isDocumentType(kind: string): kind is DocumentType {
  return accepted.has(kind);
}

/**
 * The type of an uploaded file from its bytes, never from its name.
 * @throws documents.empty, documents.too-large, documents.type-unknown, documents.type-not-accepted {type},
 *   documents.encrypted, documents.two-files-in-one (a second file hidden inside), documents.broken
 */
export function sniffDocument(bytes: Buffer): DocumentType {
  if (bytes.length === 0) fail('documents.empty');
  if (bytes.length > documentLimits.bytes) {
    fail('documents.too-large', { limitMegabytes: documentLimits.bytes / 1024 / 1024 });
  }
  const kind = contentKind(bytes);
  if (kind === undefined) {
    // Readers forgive bytes in front of the header; so does whoever hides something there.
    return fail(
      bytes.subarray(0, 1024).includes('%PDF-') ? 'documents.two-files-in-one' : 'documents.type-unknown',
    );
  }
  if (kind === 'encrypted-office') fail('documents.encrypted');
  if (!isDocumentType(kind)) {
    const isTwo = bytes.subarray(0, 1024).includes('%PDF-');
    return isTwo ? fail('documents.two-files-in-one') : fail('documents.type-not-accepted', { type: kind });
  }
  if (hidesOtherFile(kind, bytes)) fail('documents.two-files-in-one');
  return kind;
}
