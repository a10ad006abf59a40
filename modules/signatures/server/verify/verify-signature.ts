import { createHash } from 'node:crypto';
import { DerFault } from '../asn1/der.ts';
import { oids } from '../asn1/object-identifiers.ts';
import { type CheckedSigner, checkedSigner } from '../cms/check-signed-data.ts';
import { readSignedData } from '../cms/read-signed-data.ts';
import { type CheckedTimeStamp, checkedTimeStamp } from '../cms/time-stamp.ts';
import { nameOf, type PdfDict, textOf } from '../pdf/pdf-value.ts';
import type { Certificate } from '../x509/certificate.ts';
import { areAllIssued } from '../x509/certificate-chain.ts';
import type { SignatureField } from './signature-fields.ts';
import type { SignaturePlaceFound } from './signature-place.ts';
import { signerNames, type Trust, type TrustBasis, trustOf } from './trust.ts';
import type { SignatureLevel, SignatureReport } from './verification.ts';

/** A time that a believed authority vouches for, and what its own chain is worth. */
export interface ProvenTime {
  at: Date;
  trust: Trust;
  revision: number;
  /** Whether it covers a store of validation data. */
  coversStore: boolean;
}

/** A time stamp over a document (ETSI EN 319 142-1 §5.4.3): the report of it, and its time when it is believed. */
export function verifyDocumentStamp(
  field: SignatureField,
  place: SignaturePlaceFound,
  basis: TrustBasis,
  now: Date,
  coversStore: boolean,
): { report: SignatureReport; time?: ProvenTime } {
  const stamp: CheckedTimeStamp = place.message
    ? checkedTimeStamp(place.message, place.digestOf, basis.pool)
    : { faults: [], certificates: [] };
  const { trust, time } = believed(stamp, basis, now, place.revision, coversStore);
  const faults = [...place.faults, ...stamp.faults];
  const report: SignatureReport = {
    kind: 'time-stamp',
    field: field.name,
    ...(place.revision !== undefined && { revision: place.revision }),
    signer: signerNames(stamp.certificate, trust, basis),
    ...(stamp.at && { statedAt: stamp.at }),
    ...(time && faults.length === 0 && { provenAt: time.at }),
    level: 'none',
    faults,
    distrust: trust?.faults ?? [],
  };
  return { report, ...(time && faults.length === 0 && { time }) };
}

/** By how much the clock of a time-stamp authority may be ahead of ours, in milliseconds. */
const clockDifference = 5 * 60_000;

/** A stamp is believed for the time that it says, when its authority is believed at that time. */
function believed(
  stamp: CheckedTimeStamp,
  basis: TrustBasis,
  now: Date,
  revision = -1,
  coversStore = false,
): { trust?: Trust; time?: ProvenTime } {
  if (!stamp.certificate || !stamp.at) return {};
  const pool = [...stamp.certificates, ...basis.pool];
  const trust = trustOf(stamp.certificate, 'time-stamp', { ...basis, pool }, stamp.at);
  if (!isBagSound(stamp.certificates, trust, pool, basis)) stamp.faults.push('odd-certificate');
  const isBelieved =
    trust.faults.length === 0 &&
    stamp.faults.length === 0 &&
    stamp.at.getTime() <= now.getTime() + clockDifference;
  return { trust, ...(isBelieved && { time: { at: stamp.at, trust, revision, coversStore } }) };
}

/**
 * A signature by itself: its place, its message, its signer at the time that is proven, the level that is really there.
 * @param later time stamps over the document that cover this signature too
 */
export function verifySignature(
  field: SignatureField,
  place: SignaturePlaceFound,
  basis: TrustBasis,
  later: readonly ProvenTime[],
  now: Date,
): SignatureReport {
  const kind = nameOf(field.signature.entries.get('SubFilter'));
  const isKnown = kind === 'ETSI.CAdES.detached' || kind === 'adbe.pkcs7.detached';
  const checked = place.message
    ? messageOf(place, basis.pool)
    : { faults: [], bound: false, certificates: [] };
  const faults: SignatureReport['faults'] = [
    ...place.faults,
    ...(isKnown ? [] : ['unknown-kind' as const]),
    ...checked.faults,
  ];
  if (kind === 'ETSI.CAdES.detached' && checked.certificate && !checked.bound)
    faults.push('no-signing-certificate');
  const own = { ...basis, pool: [...checked.certificates, ...basis.pool] };
  const token = stampOf(checked, own.pool);
  const stamp = believed(token, own, now, place.revision).time;
  if (token.faults.length > 0) faults.push('wrong-time-stamp');
  const times = [
    ...(stamp ? [stamp] : []),
    ...later.filter(({ revision }) => revision > (place.revision ?? Infinity)),
  ];
  const proven = times.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
  const trust = checked.certificate && trustOf(checked.certificate, 'document', own, proven?.at ?? now);
  if (trust && !isBagSound(checked.certificates, trust, own.pool, basis)) faults.push('odd-certificate');
  const stated = statedTime(field.signature);
  return {
    kind: 'signature',
    field: field.name,
    ...(place.revision !== undefined && { revision: place.revision }),
    signer: signerNames(checked.certificate, trust, own),
    ...(stated && { statedAt: stated }),
    ...(proven && { provenAt: proven.at }),
    level:
      faults.length > 0 || kind !== 'ETSI.CAdES.detached'
        ? 'none'
        : levelOf(field, checked, trust, proven, times),
    faults,
    distrust: trust?.faults ?? [],
  };
}

/** Only where the signer's own chain is known can it be told of the others whether they belong there. */
const isBagSound = (
  bag: readonly Certificate[],
  trust: Trust,
  pool: readonly Certificate[],
  basis: TrustBasis,
): boolean =>
  !trust.chain.anchored ||
  areAllIssued(bag, [...pool, ...basis.anchors.map(({ certificate }) => certificate)]);

type Checked = CheckedSigner & { certificates: readonly Certificate[] };

function messageOf(place: SignaturePlaceFound, pool: readonly Certificate[]): Checked {
  try {
    const message = readSignedData(place.message!);
    const checked: Checked = {
      ...checkedSigner(message, oids.data, place.digestOf, pool),
      certificates: message.certificates,
    };
    if (message.inside) checked.faults.push('content-inside');
    return checked;
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return { faults: ['unreadable'], bound: false, certificates: [] };
  }
}

/** The time stamp over the signature itself (RFC 3161 appendix A). */
function stampOf({ info }: CheckedSigner, pool: readonly Certificate[]): CheckedTimeStamp {
  const token = info?.unsigned.get(oids.signatureTimeStamp)?.[0];
  if (!info || !token) return { faults: [], certificates: [] };
  return checkedTimeStamp(
    token.der,
    (algorithm) => createHash(algorithm).update(info.signature).digest(),
    pool,
  );
}

/** /M (ISO 32000-2 §7.9.4), as far as it says a time to the second. */
export function statedTime(signature: PdfDict): Date | undefined {
  const text = textOf(signature.entries.get('M')) ?? '';
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)?'?)?/.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, zone, zoneMinute] = found;
  const offset = zone ? `${zone}:${zoneMinute ?? '00'}` : 'Z';
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * The level that is there (ETSI EN 319 142-1 §6.3): B-B with /M, no signing time among the attributes and no
 * certificate in the dictionary; B-T with a believed time; B-LT when the file holds what proves both chains; B-LTA when
 * a stamp over the document covers that too.
 */
function levelOf(
  field: SignatureField,
  checked: Checked,
  trust: Trust | undefined,
  proven: ProvenTime | undefined,
  times: readonly ProvenTime[],
): SignatureLevel {
  const isBasic =
    statedTime(field.signature) !== undefined &&
    !field.signature.entries.has('Cert') &&
    !checked.info?.attributes.has(oids.signingTime);
  if (!isBasic) return 'none';
  if (!proven) return 'B-B';
  if (!trust?.proven || !proven.trust.proven) return 'B-T';
  return times.some(({ coversStore }) => coversStore) ? 'B-LTA' : 'B-LT';
}
