import { describe, expect, it } from 'vitest';
import { cleanEmblem, wrappedPicture } from './clean-emblem.ts';
import { pictureSize } from './picture-size.ts';

const drawing = (inside: string, attributes = 'viewBox="0 0 100 120"') =>
  `<?xml version="1.0" encoding="UTF-8"?><!-- dari program gambar --><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://x" ${attributes}>${inside}</svg>`;
const faultOf = (text: string) => cleanEmblem(text).fault;

describe('an emblem', () => {
  it('keeps its shapes, colours and what they use of each other', () => {
    const { svg } = cleanEmblem(
      drawing(
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><path id="p" d="M0 0h10v10z"/></defs><style>.a{fill:url(#g)}</style><g class="a" style="stroke:#000"><use xlink:href="#p" x="4"/></g>',
      ),
    );
    expect(svg).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120"><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"></stop></linearGradient><path id="p" d="M0 0h10v10z"></path></defs><style>.a{fill:url(#g)}</style><g class="a" style="stroke:#000"><use x="4" href="#p"></use></g></svg>',
    );
    expect(cleanEmblem(svg!).svg).toBe(svg);
  });

  it('loses without a word what nobody sees', () => {
    const { svg } = cleanEmblem(
      drawing(
        '<metadata><a>rahasia</a></metadata><inkscape:page/><path d="M0 0" inkscape:label="x" data-x="1"/>',
      ),
    );
    expect(svg).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120"><path d="M0 0"></path></svg>',
    );
  });

  it.each([
    ['a script', '<script>alert(1)</script>', 'refused'],
    ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>', 'refused'],
    ['a page inside', '<foreignObject><p/></foreignObject>', 'refused'],
    ['a link', '<a href="https://contoh.example"><path d="M0 0"/></a>', 'refused'],
    ['an act on loading', '<path d="M0 0" onload="x()"/>', 'refused'],
    ['an act in capitals', '<path d="M0 0" ONCLICK="x()"/>', 'refused'],
    ['movement', '<animate attributeName="x"/>', 'refused'],
    ['words that need a font', '<text>Arunika</text>', 'refused'],
    ['a filter', '<filter id="f"/>', 'refused'],
    ['a drawing from elsewhere', '<use href="https://contoh.example/a.svg#b"/>', 'outside'],
    ['a picture from elsewhere', '<image href="https://contoh.example/a.png"/>', 'outside'],
    ['a file of the server', '<image xlink:href="file:///etc/passwd"/>', 'outside'],
    ['a drawing hidden in a picture', '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', 'outside'],
    ['a colour from elsewhere', '<path d="M0 0" fill="url(https://contoh.example/g)"/>', 'outside'],
    ['a style from elsewhere', '<style>@import "https://contoh.example/a.css";</style>', 'refused'],
    ['a style with a hidden word', '<style>.a{fill:u\\72l(x)}</style>', 'refused'],
    ['a style with an outer address', '<g style="fill: url( \'http://contoh.example\' )"/>', 'outside'],
    ['a section that is not read', '<![CDATA[<script/>]]>', 'refused'],
    ['an instruction', '<?xml-stylesheet href="a.css"?>', 'refused'],
    ['an unknown entity', '<title>&xxe;</title>', 'refused'],
  ])('with %s is refused', (_what, inside, fault) => {
    expect(faultOf(drawing(inside))?.fault).toBe(fault);
  });

  it('with declarations of its own is refused', () => {
    const text = `<!DOCTYPE svg [<!ENTITY a "b">]>${drawing('').replace(/^<\?xml.*?\?>/, '')}`;
    expect(faultOf(text)?.fault).toBe('refused');
  });

  it('that a lenient reader would mend is refused', () => {
    for (const text of [
      '',
      'halo',
      '<svg viewBox="0 0 1 1">',
      drawing('<g></path>'),
      `${drawing('')}<svg/>`,
      '<html/>',
    ])
      expect(faultOf(text)?.fault).toBe('not-a-drawing');
    expect(faultOf(drawing('<path d="a" d="b"/>'))?.fault).toBe('not-a-drawing');
  });

  it('that would be drawn for hours is refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`,
    );
    expect(faultOf(drawing(`<path id="l0" d="M0 0"/>${levels.join('')}`))?.fault).toBe('too-complex');
    expect(faultOf(drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))?.fault).toBe(
      'too-complex',
    );
    expect(faultOf(drawing('<g>'.repeat(60) + '</g>'.repeat(60)))?.fault).toBe('too-complex');
    expect(faultOf(drawing('<g/>'.repeat(9_000)))?.fault).toBe('too-complex');
  });

  it('has a size that fits beside words', () => {
    expect(faultOf(drawing('', ''))?.fault).toBe('without-size');
    expect(faultOf(drawing('', 'viewBox="0 0 900 100"'))?.fault).toBe('without-size');
    expect(cleanEmblem(drawing('', 'width="80px" height="100"')).svg).toContain('viewBox="0 0 80 100"');
  });
});

describe('a picture as an emblem', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEUlEQVR4nGP4z8Dw/z8DAwMADvoC/mKpr3gAAAAASUVORK5CYII=',
    'base64',
  );

  it('is as large as its beginning says', () => {
    expect(pictureSize(png)).toEqual({ width: 2, height: 3 });
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080064003201011100', 'hex');
    expect(pictureSize(jpeg)).toEqual({ width: 50, height: 100 });
    expect(pictureSize(Buffer.from('GIF89a'))).toBeNull();
    expect(pictureSize(Buffer.alloc(0))).toBeNull();
  });

  it('is wrapped into a drawing', () => {
    const wrapped = wrappedPicture(`data:image/png;base64,${png.toString('base64')}`, 2, 3);
    expect(cleanEmblem(wrapped).svg).toContain('<image width="2" height="3" href="data:image/png;base64,');
  });
});
