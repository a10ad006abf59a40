import { openPdf } from '../server/pdf/open-pdf.ts';
import { catalogOf, dictIn, itemsIn, objectOf, resolved } from '../server/pdf/pdf-file.ts';
import { pagesOf } from '../server/pdf/pdf-pages.ts';
import { asKind, pdfArray, pdfDict, pdfName, pdfRef, pdfStream, pdfText } from '../server/pdf/pdf-value.ts';
import type { Attack } from './attacks-on-bytes.ts';
import {
  annotate,
  annotation,
  contentOf,
  type Forge,
  firstField,
  fontOf,
  forged,
  formRef,
  overlay,
  overlayForm,
} from './forging.ts';
import { awaited } from './shadowed-letter.ts';

const after = (name: string, forge: (tools: Forge) => void): Attack => ({
  name,
  after: true,
  forge: (bytes) => forged(bytes, forge),
});

const onPages: Attack[] = [
  after('overlay: one more stream of content', (t) =>
    t.set(t.page.ref, { Contents: pdfArray([contentOf(t), t.add(overlay())]) }),
  ),
  after('overlay: content in a new stream', (t) => t.set(t.page.ref, { Contents: t.add(overlay()) })),
  after('content written over', (t) => t.put(contentOf(t), overlay())),
  after('content emptied', (t) => t.put(contentOf(t), pdfStream(pdfDict({}), Buffer.alloc(0)))),
  after('font written over', (t) =>
    t.put(
      fontOf(t),
      pdfDict({ Type: pdfName('Font'), Subtype: pdfName('Type1'), BaseFont: pdfName('Courier') }),
    ),
  ),
  after('glyphs of the font swapped', (t) => {
    const [below] = itemsIn(t.file, asKind(objectOf(t.file, fontOf(t).number), 'dict'), 'DescendantFonts');
    const descriptor = asKind(
      asKind(objectOf(t.file, asKind(below, 'ref')!.number), 'dict')!.entries.get('FontDescriptor'),
      'ref',
    )!;
    t.set(descriptor, {
      FontFile2: t.add(pdfStream(pdfDict({}), Buffer.from('font'))),
      FontFile3: undefined,
    });
  }),
  after('resources replaced', (t) => t.set(t.page.ref, { Resources: pdfDict({}) })),
  after('a page added', (t) => addPage(t)),
  after('a page copied', (t) => addPage(t, contentOf(t))),
  after('pages removed', (t) => t.set(pagesRoot(t), { Kids: pdfArray([]), Count: 0 })),
  after('pages in another order', (t) => {
    const kids = itemsIn(t.file, asKind(objectOf(t.file, pagesRoot(t).number), 'dict'), 'Kids');
    t.set(pagesRoot(t), { Kids: pdfArray(kids.length > 1 ? kids.toReversed() : [...kids, ...kids]) });
  }),
  after('another tree of pages', (t) =>
    t.set(t.root, {
      Pages: t.add(pdfDict({ Type: pdfName('Pages'), Kids: pdfArray([t.page.ref]), Count: 1 })),
    }),
  ),
  after('page cut to a part', (t) => t.set(t.page.ref, { CropBox: pdfArray([0, 0, 300, 300]) })),
  after('page on another sheet', (t) => t.set(t.page.ref, { MediaBox: pdfArray([0, 0, 200, 200]) })),
  after('page turned', (t) => t.set(t.page.ref, { Rotate: 180 })),
  after('page acts when it is opened', (t) => t.set(t.page.ref, { AA: pdfDict({ O: script }) })),
  after('page turned by its parent', (t) => t.set(pagesRoot(t), { Rotate: 90 })),
];

const script = pdfDict({ S: pdfName('JavaScript'), JS: pdfText('app.alert(1)') });

const pagesRoot = (t: Forge) => asKind(t.catalog.entries.get('Pages'), 'ref')!;

function addPage(t: Forge, content = t.add(overlay())): void {
  const root = pagesRoot(t);
  const page = t.add(
    pdfDict({
      Type: pdfName('Page'),
      Parent: root,
      MediaBox: pdfArray([0, 0, 595, 842]),
      Resources: pdfDict({}),
      Contents: content,
    }),
  );
  const kids = itemsIn(t.file, asKind(objectOf(t.file, root.number), 'dict'), 'Kids');
  t.set(root, { Kids: pdfArray([...kids, page]), Count: pagesOf(t.file).length + 1 });
}

const onAnnotations: Attack[] = [
  ...['FreeText', 'Stamp', 'Square', 'Redact', 'Text', 'Watermark'].map((kind) =>
    after(
      `annotation: ${kind}`,
      (t) =>
        void annotate(
          t,
          annotation(kind, { Contents: pdfText('Rp1'), AP: pdfDict({ N: t.add(overlayForm()) }) }),
        ),
    ),
  ),
  after(
    'annotation: a link',
    (t) =>
      void annotate(
        t,
        annotation('Link', { A: pdfDict({ S: pdfName('URI'), URI: pdfText('https://example.org') }) }),
      ),
  ),
  after(
    'annotation: a widget without a form',
    (t) => void annotate(t, annotation('Widget', { AP: pdfDict({ N: t.add(overlayForm()) }) })),
  ),
  after('annotations taken away', (t) => t.set(t.page.ref, { Annots: undefined })),
  after('signature field moved', (t) => t.set(firstField(t), { Rect: pdfArray([0, 0, 600, 800]) })),
  after('signature field drawn anew', (t) =>
    t.set(firstField(t), { Rect: pdfArray([0, 0, 600, 800]), AP: pdfDict({ N: t.add(overlayForm()) }) }),
  ),
  after('signature field that acts', (t) => t.set(firstField(t), { A: script })),
  after('signature taken away', (t) => t.set(firstField(t), { V: undefined })),
  after('signature field renamed', (t) => t.set(firstField(t), { T: pdfText('Lain') })),
  after('all fields taken away', (t) => t.set(formRef(t), { Fields: pdfArray([]) })),
  after('the form taken away', (t) => t.set(t.root, { AcroForm: undefined })),
];

const addField = (t: Forge, ref: ReturnType<Forge['add']>) =>
  t.set(formRef(t), { Fields: pdfArray([...itemsIn(t.file, t.form, 'Fields'), ref]) });

const onForms: Attack[] = [
  after('a text field added', (t) => {
    const field = annotate(
      t,
      annotation('Widget', {
        FT: pdfName('Tx'),
        T: pdfText('jumlah'),
        V: pdfText('Rp1'),
        AP: pdfDict({ N: t.add(overlayForm()) }),
      }),
    );
    addField(t, field);
  }),
  after('an empty signature field added', (t) =>
    addField(
      t,
      annotate(
        t,
        annotation('Widget', {
          FT: pdfName('Sig'),
          T: pdfText('Kosong'),
          AP: pdfDict({ N: t.add(overlayForm()) }),
        }),
      ),
    ),
  ),
  after('the signature used a second time', (t) => {
    const value = asKind(objectOf(t.file, firstField(t).number), 'dict')!.entries.get('V')!;
    addField(
      t,
      annotate(
        t,
        annotation('Widget', {
          FT: pdfName('Sig'),
          T: pdfText('Kedua'),
          V: value,
          AP: pdfDict({ N: t.add(overlayForm()) }),
        }),
      ),
    );
  }),
  after('the signature used a second time, unseen', (t) => {
    const value = asKind(objectOf(t.file, firstField(t).number), 'dict')!.entries.get('V')!;
    const field = { FT: pdfName('Sig'), T: pdfText('Kedua'), V: value, Rect: pdfArray([0, 0, 0, 0]) };
    addField(t, annotate(t, annotation('Widget', field)));
  }),
  after('a link bent to another place', (t) => {
    // The block of a signer is a link; in a long letter it stands on the last page.
    const page = pagesOf(t.file).find(({ dict }) => itemsIn(t.file, dict, 'Annots').length > 0)!;
    const [link, ...others] = itemsIn(t.file, page.dict, 'Annots');
    const [ref, dict] = [asKind(link, 'ref'), asKind(resolved(t.file, link), 'dict')!];
    const bent = pdfDict({
      ...Object.fromEntries(dict.entries),
      A: pdfDict({ S: pdfName('URI'), URI: pdfText('https://lain.example') }),
    });
    if (ref) t.put(ref, bent);
    else t.set(page.ref, { Annots: pdfArray([bent, ...others]) });
  }),
  after('the signature copied', (t) => {
    const value = asKind(asKind(objectOf(t.file, firstField(t).number), 'dict')!.entries.get('V'), 'ref')!;
    addField(
      t,
      annotate(
        t,
        annotation('Widget', {
          FT: pdfName('Sig'),
          T: pdfText('Salinan'),
          V: t.add(objectOf(t.file, value.number)),
        }),
      ),
    );
  }),
  after('the signature written over by itself', (t) => {
    const value = asKind(asKind(objectOf(t.file, firstField(t).number), 'dict')!.entries.get('V'), 'ref')!;
    t.put(value, objectOf(t.file, value.number));
  }),
  after('appearances to be made anew', (t) => t.set(formRef(t), { NeedAppearances: true })),
  after('an XFA form', (t) =>
    t.set(formRef(t), { XFA: t.add(pdfStream(pdfDict({}), Buffer.from('<xdp/>'))) }),
  ),
  after('resources of the form', (t) => t.set(formRef(t), { DR: pdfDict({ Font: pdfDict({}) }) })),
];

const onTheCatalogue: Attack[] = [
  after('acts when it is opened', (t) => t.set(t.root, { OpenAction: script })),
  after('acts when it is closed', (t) => t.set(t.root, { AA: pdfDict({ WC: script }) })),
  after('scripts with names', (t) =>
    t.set(t.root, { Names: pdfDict({ JavaScript: pdfDict({ Names: pdfArray([pdfText('a'), script]) }) }) }),
  ),
  after('a file attached', (t) =>
    t.set(t.root, { AF: pdfArray([t.add(pdfDict({ Type: pdfName('Filespec'), F: pdfText('lain.pdf') }))]) }),
  ),
  after('layers', (t) => t.set(t.root, { OCProperties: pdfDict({ OCGs: pdfArray([]), D: pdfDict({}) }) })),
  after('another version of the format', (t) => t.set(t.root, { Version: pdfName('2.0') })),
  after('other labels of pages', (t) =>
    t.set(t.root, { PageLabels: pdfDict({ Nums: pdfArray([0, pdfDict({ P: pdfText('x') })]) }) }),
  ),
  after('no structure', (t) => t.set(t.root, { StructTreeRoot: undefined, MarkInfo: undefined })),
  after('other words for reading aloud', (t) =>
    t.put(
      asKind(t.catalog.entries.get('StructTreeRoot'), 'ref')!,
      pdfDict({ Type: pdfName('StructTreeRoot') }),
    ),
  ),
  after('other metadata', (t) =>
    t.put(
      asKind(t.catalog.entries.get('Metadata'), 'ref')!,
      pdfStream(pdfDict({ Type: pdfName('Metadata'), Subtype: pdfName('XML') }), Buffer.from('<x/>')),
    ),
  ),
  after('certified afterwards', (t) =>
    t.set(t.root, {
      Perms: pdfDict({ DocMDP: asKind(objectOf(t.file, firstField(t).number), 'dict')!.entries.get('V')! }),
    }),
  ),
  after('catalogue replaced in its place', (t) =>
    t.put(
      t.root,
      pdfDict({
        Type: pdfName('Catalog'),
        Pages: t.add(pdfDict({ Type: pdfName('Pages'), Kids: pdfArray([]), Count: 0 })),
        AcroForm: t.catalog.entries.get('AcroForm')!,
      }),
    ),
  ),
  after('an object that nothing needs', (t) => void t.add(overlay())),
  after('a revision of nothing', () => undefined),
];

const store = (t: Forge, more: Record<string, ReturnType<typeof pdfDict> | ReturnType<typeof pdfArray>>) =>
  t.set(t.root, { DSS: t.add(pdfDict({ Type: pdfName('DSS'), ...more })) });

/** One more certificate in the store, as an honest revision would add it. */
function addProof(t: Forge): void {
  const proof = t.add(pdfStream(pdfDict({}), Buffer.from('3000', 'hex')));
  const old = dictIn(t.file, t.catalog, 'DSS');
  const entries = Object.fromEntries(old?.entries ?? [['Type', pdfName('DSS')]]);
  t.set(t.root, {
    DSS: t.add(pdfDict({ ...entries, Certs: pdfArray([...itemsIn(t.file, old, 'Certs'), proof]) })),
  });
}

const behindAStore: Attack[] = [
  after('proofs, and an annotation written into the page itself', (t) => {
    addProof(t);
    const drawn = annotation('FreeText', { Contents: pdfText('Rp1'), DA: pdfText('/F 9 Tf') });
    t.set(t.page.ref, { Annots: pdfArray([...itemsIn(t.file, t.page.dict, 'Annots'), drawn]) });
  }),
  after('content as a certificate', (t) => {
    t.put(contentOf(t), overlay());
    store(t, { Certs: pdfArray([contentOf(t)]) });
  }),
  after('resources as a store', (t) => {
    const held = asKind(t.page.dict.entries.get('Resources'), 'ref') ?? fontOf(t);
    t.put(held, pdfDict({ Certs: pdfArray([]) }));
    t.set(t.root, { DSS: held });
  }),
  after('a font as a list of a store', (t) => {
    t.put(fontOf(t), pdfArray([]));
    store(t, {});
    t.set(t.root, { DSS: t.add(pdfDict({ Type: pdfName('DSS'), Certs: fontOf(t) })) });
  }),
  after('a store that acts', (t) => store(t, { AA: pdfDict({ O: script }) })),
  after('a store and a page besides', (t) => {
    store(t, { Certs: pdfArray([t.add(pdfStream(pdfDict({}), Buffer.from('3000', 'hex')))]) });
    addPage(t);
  }),
  after('the form as the font', (t) => {
    addProof(t);
    t.put(fontOf(t), pdfDict({ Fields: pdfArray(itemsIn(t.file, t.form, 'Fields')), SigFlags: 3 }));
    t.set(t.root, { AcroForm: fontOf(t) });
  }),
  after('annotations as the content', (t) => {
    addProof(t);
    t.put(contentOf(t), pdfArray(itemsIn(t.file, t.page.dict, 'Annots')));
    t.set(t.page.ref, { Annots: contentOf(t) });
  }),
];

/** A letter that waits for an object gets it, as a certificate of its store. */
const awaitedObject: Attack = {
  name: 'something that was waited for',
  after: true,
  forge: (bytes) =>
    catalogOf(openPdf(bytes)).entries.has('Waiting')
      ? forged(bytes, (t) => {
          t.put(pdfRef(awaited), overlay());
          t.revision.nextNumber = awaited + 1;
          t.set(t.root, {
            DSS: t.add(pdfDict({ Type: pdfName('DSS'), Certs: pdfArray([pdfRef(awaited)]) })),
          });
        })
      : undefined,
};

export const attacksInRevisions: readonly Attack[] = [
  ...onPages,
  ...onAnnotations,
  ...onForms,
  ...onTheCatalogue,
  ...behindAStore,
  awaitedObject,
];
