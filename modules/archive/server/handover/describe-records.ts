import type { BaggedFile } from './write-bag.ts';

export interface DescribedDossier {
  id: string;
  number: number;
  year: number;
  code: string;
  title: string;
  unitName: string;
  records: {
    id: string;
    itemNumber: number;
    title: string;
    number: string | null;
    party: string | null;
    date: string | null;
    /** Paths below the base of the bag, with name and type as they were filed. */
    files: { path: string; name: string; mediaType: string }[];
  }[];
}

export interface Described {
  agency: string;
  report: string;
  createdAt: Date;
  dossiers: readonly DescribedDossier[];
}

/** Text inside XML 1.0: what the format cannot hold is left out. */
function xml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot hold (§2.2)
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/**
 * The dossiers of a handover as METS 1.12 with Dublin Core for what they are and PREMIS 3 for their files: the parts that a
 * receiving archive needs to take them in, and no more.
 */
export function metsOf(
  { agency, report, createdAt, dossiers }: Described,
  files: readonly BaggedFile[],
): string {
  const bagged = new Map(files.map((file) => [file.path, file]));
  const records = dossiers.flatMap((dossier) => dossier.records.map((record) => ({ dossier, record })));
  const described = [
    ...dossiers.map((one) =>
      section(one.id, [
        ['title', one.title],
        ['identifier', `${one.code}/${one.number}/${one.year}`],
        ['creator', one.unitName],
      ]),
    ),
    ...records.map(({ record }) =>
      section(record.id, [
        ['title', record.title],
        ['identifier', record.number],
        ['creator', record.party],
        ['date', record.date],
      ]),
    ),
  ];
  const all = records.flatMap(({ record }) => record.files);
  const objects = all.map((file, at) => premisOf(file, at, bagged.get(file.path)));
  const entries = all.map(({ path, mediaType }, at) => {
    const { sha256, size } = bagged.get(path)!;
    return `      <mets:file ID="F${at}" ADMID="A${at}" MIMETYPE="${xml(mediaType)}" SIZE="${size}" CHECKSUM="${sha256}" CHECKSUMTYPE="SHA-256"><mets:FLocat LOCTYPE="URL" xlink:href="${xml(encodeURI(path))}"/></mets:file>`;
  });
  const idOf = new Map(all.map(({ path }, at) => [path, `F${at}`]));
  const tree = dossiers.map((one) => {
    const inside = one.records.map(
      (record) =>
        `        <mets:div TYPE="record" ORDER="${record.itemNumber}" DMDID="D${record.id}" LABEL="${xml(record.title)}">${record.files
          .map(({ path }) => `<mets:fptr FILEID="${idOf.get(path)}"/>`)
          .join('')}</mets:div>`,
    );
    return `      <mets:div TYPE="dossier" DMDID="D${one.id}" LABEL="${xml(one.title)}">\n${inside.join('\n')}\n      </mets:div>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:premis="http://www.loc.gov/premis/v3" OBJID="${xml(report)}" LABEL="${xml(report)}">
  <mets:metsHdr CREATEDATE="${createdAt.toISOString()}"><mets:agent ROLE="CREATOR" TYPE="ORGANIZATION"><mets:name>${xml(agency)}</mets:name></mets:agent></mets:metsHdr>
${described.join('\n')}
  <mets:amdSec ID="AMD">
${objects.join('\n')}
  </mets:amdSec>
  <mets:fileSec>
    <mets:fileGrp USE="original">
${entries.join('\n')}
    </mets:fileGrp>
  </mets:fileSec>
  <mets:structMap TYPE="logical">
    <mets:div TYPE="handover" LABEL="${xml(report)}">
${tree.join('\n')}
    </mets:div>
  </mets:structMap>
</mets:mets>
`;
}

function section(id: string, fields: [string, string | null][]): string {
  const inside = fields
    .map(([name, value]) => (value ? `<dc:${name}>${xml(value)}</dc:${name}>` : ''))
    .join('');
  return `  <mets:dmdSec ID="D${id}"><mets:mdWrap MDTYPE="DC"><mets:xmlData>${inside}</mets:xmlData></mets:mdWrap></mets:dmdSec>`;
}

function premisOf(
  file: { path: string; name: string; mediaType: string },
  at: number,
  bagged?: BaggedFile,
): string {
  const fixity = (['sha256', 'sha512'] as const)
    .map(
      (algorithm) =>
        `<premis:fixity><premis:messageDigestAlgorithm>${algorithm === 'sha256' ? 'SHA-256' : 'SHA-512'}</premis:messageDigestAlgorithm><premis:messageDigest>${bagged?.[algorithm] ?? ''}</premis:messageDigest></premis:fixity>`,
    )
    .join('');
  return `    <mets:techMD ID="A${at}"><mets:mdWrap MDTYPE="PREMIS:OBJECT"><mets:xmlData><premis:object xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="premis:file"><premis:objectIdentifier><premis:objectIdentifierType>path</premis:objectIdentifierType><premis:objectIdentifierValue>${xml(file.path)}</premis:objectIdentifierValue></premis:objectIdentifier><premis:objectCharacteristics>${fixity}<premis:size>${bagged?.size ?? 0}</premis:size><premis:format><premis:formatDesignation><premis:formatName>${xml(file.mediaType)}</premis:formatName></premis:formatDesignation></premis:format></premis:objectCharacteristics><premis:originalName>${xml(file.name)}</premis:originalName></premis:object></mets:xmlData></mets:mdWrap></mets:techMD>`;
}
