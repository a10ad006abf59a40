import { expect, it } from 'vitest';
import type { SignatureReport, Verification } from '#modules/signatures/server/signatures.api.ts';
import { conclusions } from '../contract/verification.ts';
import en from '../locales/en.json' with { type: 'json' };
import id from '../locales/id.json' with { type: 'json' };

type Change = Verification['changes'][number]['what'];
type Fault = SignatureReport['faults'][number];
type Distrust = SignatureReport['distrust'][number];

// Each is a list that the compiler keeps whole: a new verdict without a sentence is a fault here.
const changes: Record<Change, true> = {
  'pages-added': true,
  'pages-removed': true,
  page: true,
  'page-content': true,
  font: true,
  image: true,
  annotation: true,
  form: true,
  'form-value': true,
  'signature-removed': true,
  'signature-appearance': true,
  'not-permitted': true,
  attachment: true,
  action: true,
  layers: true,
  structure: true,
  properties: true,
  catalogue: true,
  'hidden-object': true,
  'hidden-bytes': true,
  'trailing-bytes': true,
  'file-structure': true,
};
const faults: Record<Fault, true> = {
  'odd-byte-range': true,
  'odd-contents': true,
  'not-to-the-end': true,
  'unknown-kind': true,
  unreadable: true,
  'not-one-signer': true,
  'wrong-content-type': true,
  'content-inside': true,
  'no-signer-certificate': true,
  'weak-algorithm': true,
  'content-changed': true,
  'wrong-signature': true,
  'no-signing-certificate': true,
  'other-signing-certificate': true,
  'wrong-time-stamp': true,
  'odd-certificate': true,
};
const distrust: Record<Distrust, true> = {
  'unknown-authority': true,
  expired: true,
  'not-yet-valid': true,
  'not-for-this-use': true,
  revoked: true,
};
const unreadable: Record<NonNullable<Verification['unreadable']>, true> = {
  'not-a-pdf': true,
  syntax: true,
  'cross-reference': true,
  'too-large': true,
  encrypted: true,
  filter: true,
  certificate: true,
};
const levels: Record<Exclude<SignatureReport['level'], 'none'>, true> = {
  'B-B': true,
  'B-T': true,
  'B-LT': true,
  'B-LTA': true,
};

/** What a file alone can be; a letter that is asked for by its code is none of these. */
const ofFilesAlone = ['extended', 'earlier', 'another-letter', 'foreign'];

const sentences = [
  ...conclusions.map((one) => `outgoing.verify.${one}.title`),
  ...conclusions.filter((one) => one !== 'unchecked').map((one) => `outgoing.verify.${one}.file`),
  ...conclusions.filter((one) => !ofFilesAlone.includes(one)).map((one) => `outgoing.verify.${one}.code`),
  ...Object.keys(changes).map((one) => `outgoing.verify.change.${one}`),
  ...Object.keys(faults).map((one) => `outgoing.verify.signature-fault.${one}`),
  ...Object.keys(distrust).map((one) => `outgoing.verify.distrust.${one}`),
  ...Object.keys(unreadable).map((one) => `outgoing.verify.unreadable-why.${one}`),
  ...Object.keys(levels).map((one) => `outgoing.verify.level.${one}`),
];

it.each([
  ['Indonesian', id],
  ['English', en],
])('every verdict has a sentence of its own in %s', (_language, texts: Record<string, string>) => {
  expect(sentences.filter((key) => !texts[key])).toEqual([]);
  const told = sentences.filter((key) => !key.endsWith('.title')).map((key) => texts[key]);
  expect(new Set(told).size).toBe(told.length);
});
