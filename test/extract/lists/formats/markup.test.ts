/** Markup in pieces: what is a tag, what is text and what is code, as HTML and XML say it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanMarkup } from '../../../../src/extract/lists/formats/markup.ts'
import type { Markup } from '../../../../src/extract/tree.ts'

/** The events as one line: `<name a=1>` opens, `</name>` closes, the rest is text. */
function scanned(pieces: Iterable<string>, markup: Markup = 'html'): string {
  let line = ''
  scanMarkup(pieces, markup, {
    attributesOf: new Set(['a', 'i', 'r', 'td']),
    text: (text) => {
      line += text
    },
    open: (name, attributes) => {
      line += `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)].join(' ')}>`
    },
    close: (name) => {
      line += `</${name}>`
    },
  })
  return line
}

describe('HTML in pieces', () => {
  it.each([
    ['a comparison in a script', 'a<script>while(k<max){next(k)}</script>b', 'a<script></script>b'],
    [
      'tags and an end tag of something else in a script',
      "<script>'<td></style></td>'</script>b",
      '<script></script>b',
    ],
    ['a selector in a style', '<style>td>i<b{}</style>b', '<style></style>b'],
    ['a comment in a script', '<script><!-- if (a<b) --></script>b', '<script></script>b'],
    ['the code of a frame', '<noframes><td>x</noframes>b', '<noframes></noframes>b'],
    ['a title with a tag in it', '<title>1 < 2 <i>x</i> &amp; y</title>b', '<title>1 < 2 <i>x</i> & y</title>b'],
    ['a text area with a cell in it', '<textarea><td>x</textarea>b', '<textarea><td>x</textarea>b'],
    ['a script in a drawing, which ends itself', '<svg><script/></svg><b>x', '<svg><script></script></svg><b>x'],
    [
      'a script behind a drawing that is never closed',
      '<svg><g></td>a<script>i<n</script>b',
      '<svg><g></td>a<script></script>b',
    ],
    [
      'a comparison in the script of a drawing',
      '<svg><script>if(n<m){}</script></svg>x',
      '<svg><script><m){}<></svg>x',
    ],
    ['a style of a drawing that ends with it', '<svg><style>.k{}</svg>x', '<svg><style></svg>x'],
    [
      'a style of a drawing, a picture behind it',
      '<svg><style>.k{}</style><a>s</a></svg>x',
      '<svg><style></style><a>s</a></svg>x',
    ],
    ['a script of a formula in a cell that ends', '<td><math><script>n < m</td><td>x', '<td><math><script></td><td>x'],
    ['a void tag with a slash', 'a<BR/>b', 'a<br>b'],
    ['attributes of any quoting, a ">" in one', `<Td A="1 > 0" b='"' c=x D a=2>`, '<td a=1 > 0 b=" c=x d=>'],
    [
      'characters in an attribute, an address beside them',
      '<a href="?a=1&copy=2" title="&sect;&#128;">',
      '<a href=?a=1&copy=2 title=§€>',
    ],
    ['a comment and a declaration', '<!doctype html>a<!-- <td> -->b<![CDATA[x]]>', 'ab'],
    ['a "<" that begins no tag', '3 < 4 <5', '3 < 4 <5'],
    ['a tag that does not end', 'a<td class="b', 'a'],
  ])('%s', (_, html, events) => {
    expect(scanned([html])).toBe(events)
  })

  it.each([
    ['&mdash;&#8212;&#x2014;&sect', '———§'],
    ['&#128;&#150;', '€–'],
    ['&copy 2025 &copyright', '© 2025 ©right'],
    ['R&D &unknown; &', 'R&D &unknown; &'],
    ['&#0;&#xD800;&#x110000;', '\uFFFD\uFFFD\uFFFD'],
  ])('decodes %s as HTML says', (html, text) => {
    expect(scanned([html])).toBe(text)
  })
})

describe('XML in pieces', () => {
  it.each([
    [
      'elements named as those of HTML hold elements',
      '<TITLE>a<B>c</B></TITLE><SCRIPT><X/></SCRIPT>',
      '<title>a<b>c</b></title><script><x></x></script>',
    ],
    ['an element that ends itself', '<R><TD/>a<br/></R>', '<r><td></td>a<br></br></r>'],
    ['CDATA', '<R><![CDATA[a < b & <c>]]></R>', '<r>a < b & <c></r>'],
    ['its prolog', '<?xml version="1.0"?>\n<!DOCTYPE R><!-- <x> --><R/>', '\n<r></r>'],
    [
      'names of characters, which some editions write as in HTML',
      '<R N="&sect; 1 &#167;">&mdash;</R>',
      '<r n=§ 1 §>—</r>',
    ],
  ])('%s', (_, xml, events) => {
    expect(scanned([xml], 'xml')).toBe(events)
  })

  it('XHTML: elements may end themselves, code is code', () => {
    expect(scanned(['<script src="x"/><td/>a<script>a<b</script>c'], 'xhtml')).toBe(
      '<script></script><td></td>a<script></script>c',
    )
  })
})

it('gives the same events wherever the text is cut', () => {
  const parts = [
    '<td a="1 > 0">',
    '</td>',
    '<br/>',
    '<script>i<n</script>',
    '<!-- > -->',
    '&mdash;',
    '&copy',
    '&#x2014;',
    ' a ',
    '<',
    '>',
    '&',
    'é',
    '<![CDATA[<]]>',
    '<title>&lt;<i></title>',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join('')),
      fc.array(fc.nat(120), { maxLength: 6 }),
      fc.constantFrom<Markup>('html', 'xhtml', 'xml'),
      (text, cuts, markup) => {
        const places = [0, ...cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b), text.length]
        const pieces = places.slice(1).map((end, i) => text.slice(places[i], end))
        expect(scanned(pieces, markup)).toBe(scanned([text], markup))
      },
    ),
    { numRuns: 500 },
  )
})
