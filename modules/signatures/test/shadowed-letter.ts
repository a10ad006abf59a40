import { itemsIn } from '../server/pdf/pdf-file.ts';
import { pdfArray, pdfDict, pdfName, pdfRef, pdfStream, pdfText } from '../server/pdf/pdf-value.ts';
import { annotate, annotation, contentOf, forged, overlayForm } from './forging.ts';

/** The number of an object that the shadowed letter refers to and that is not there. */
export const awaited = 9_000;

/**
 * A letter that a forger prepared before anybody signed it (shadow attacks): a form field over the text, content kept
 * for later that nothing shows yet, references to an object that does not exist.
 */
export const withShadows = (pdf: Uint8Array): Buffer =>
  forged(pdf, (tools) => {
    const field = annotate(
      tools,
      annotation('Widget', {
        FT: pdfName('Tx'),
        T: pdfText('jumlah'),
        V: pdfText('Rp1.000.000'),
        AP: pdfDict({ N: tools.add(overlayForm()) }),
      }),
    );
    const fields = itemsIn(tools.file, tools.form, 'Fields');
    tools.set(tools.root, {
      AcroForm: tools.add(pdfDict({ Fields: pdfArray([...fields, field]) })),
      Waiting: pdfDict({ For: pdfRef(awaited) }),
    });
    tools.set(tools.page.ref, { Contents: pdfArray([contentOf(tools), pdfRef(awaited)]) });
    tools.add(pdfStream(pdfDict({}), Buffer.from('BT ET')));
  });
