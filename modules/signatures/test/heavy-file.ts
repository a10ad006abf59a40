/** A PDF of these objects from 1 on; the first is its catalogue. */
function pdfOf(objects: readonly string[]): Buffer {
  const lines = objects.map((text, index) => `${index + 1} 0 obj${text}\nendobj\n`);
  let place = 9;
  const table = lines.map((line) => {
    const entry = `${String(place).padStart(10, '0')} 00000 n \n`;
    place += line.length;
    return entry;
  });
  const size = objects.length + 1;
  const end = `trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${place}\n%%EOF\n`;
  const head = `xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}`;
  return Buffer.from(`%PDF-1.4\n${lines.join('')}${head}${end}`, 'latin1');
}

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<<>>/More 4 0 R>>';
const onePage = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page];

/** So many objects, each of which leads to the next. */
export const ofManyObjects = (count: number): Buffer =>
  pdfOf([
    ...onePage,
    ...Array.from({ length: count }, (_, index) => `<</A ${Math.min(index + 5, count + 3)} 0 R>>`),
  ]);
