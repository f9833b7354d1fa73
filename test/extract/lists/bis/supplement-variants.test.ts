/** One state of the real Supplement No. 4 (skipped where the corpus is absent), written as other editions write it: nothing differs. */

import { beforeAll, expect, it } from 'vitest'
import { diffListings } from '../../../../src/diff/listings.ts'
import type { Listing } from '../../../../src/model/listing.ts'
import { describeCorpus } from '../../../corpus.ts'
import { page, read } from '../../reading.ts'
import { corpusFile, hasCorpus, xml } from '../files.ts'

type Written = (text: string) => string
const lower: Written = (text) => text.replace(/<\/?[A-Z]+\d?/g, (tag) => tag.toLowerCase())
const everyBreak =
  (by: string): Written =>
  (text) =>
    text.replaceAll('<br></br>', by)

const VARIANTS: Readonly<Record<string, Written>> = {
  'THEAD and TBODY': (text) =>
    text
      .replace(/<TABLE([^>]*)>/g, '<TABLE$1><THEAD>')
      .replace('</TH></TR>', '</TH></TR></THEAD><TBODY>')
      .replaceAll('</TABLE>', '</TBODY></TABLE>'),
  'hyphens for en dashes': (text) => text.replaceAll('–', '-'),
  'en dashes for em dashes': (text) => text.replaceAll('—', '–'),
  'no-break spaces': (text) => text.replace(/(?<=§) /g, '&#xA0;').replace(/(?<=[a-z]{5}) (?=[a-z]{5})/g, '\u00A0'),
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'tags in lower case': lower,
  'attributes in another order, a ">" in one of them': (text) =>
    text
      .replaceAll(
        '<TD align="left" class="gpotbl_cell" scope="row">',
        `<TD scope='row' data-note='1 > 0' class="cell x">`,
      )
      .replaceAll('<TD align="left" class="gpotbl_cell">', '<TD class="cell x" data-name="it\'s > 0" align="left">'),
  '<br/>': everyBreak('<br/>'),
  '<BR />': everyBreak('<BR />'),
  '<br>': everyBreak('<br>'),
  'indented rows and cells': (text) =>
    everyBreak('\n            <br/>')(text)
      .replaceAll('</TD><TD', '</TD>\n          <TD')
      .replaceAll('<TR>', '<TR>\n  '),
  'paragraphs in cells': (text) => text.replace(/<TD([^>]*)>(.*?)<\/TD>/gs, '<TD$1><P>$2</P></TD>'),
  '<SU> for <sup>': (text) => text.replaceAll('<sup>', '<SU>').replaceAll('</sup>', '</SU>'),
  'footnote marks as links': (text) =>
    text.replace(/<sup>(.*?)<\/sup>/g, '<sup class="fn"><a href="#n$1">$1</a></sup>'),
  'numbered character references': (text) =>
    text.replaceAll('—', '&#8212;').replaceAll('–', '&#x2013;').replaceAll('§', '&#167;'),
  'named character references': (text) =>
    text.replaceAll('—', '&mdash;').replaceAll('–', '&ndash;').replaceAll('§', '&sect;'),
  'straight quotes': (text) => text.replace(/[“”]/g, '"').replaceAll('’', "'"),
  'two spaces after commas': (text) => text.replace(/, (?=[A-Z])/g, ',  '),
  'italics for emphasis': (text) => text.replaceAll('<E T="03">', '<I>').replaceAll('</E>', '</I>'),
  'comments between rows': (text) => text.replaceAll('</TR>', '</TR><!-- <TR><TD>none -->'),
  'a reserved row': (text) =>
    text.replace('</TR>', '</TR><TR><TD>[Reserved]</TD><TD>[Reserved]</TD><TD/><TD/><TD/></TR>'),
  'two byte order marks': (text) => `\uFEFF\uFEFF${text}`,
  'a table divided in two, its header printed again': (text) => {
    const header = /<TR><TH.*?<\/TR>/s.exec(text)?.[0] ?? ''
    let row = 0
    return text.replaceAll('</TR>', (end) => (++row === 1_200 ? `${end}</TABLE><TABLE>${header}` : end))
  },
  'headers in capitals': (text) =>
    text.replace(/<TH[^>]*>[^<]*/g, (tag) => tag.replace(/[^>]*$/, (word) => word.toUpperCase())),
}

describeCorpus(hasCorpus, 'one state of the Entity List, written in another way', () => {
  let source = ''
  let before: readonly Listing[] = []
  beforeAll(async () => {
    const whole = corpusFile('entity-list/ecfr-supp4-2023-12.xml', 'text/xml')
    source = new TextDecoder().decode(whole.body)
    before = (await read(whole, { reader: 'ecfr-supplement' })).listings
  })

  it.each(Object.entries(VARIANTS))('%s', async (_, write) => {
    const text = write(source)
    expect(text).not.toBe(source)
    const { listings } = await read(xml(text), { reader: 'ecfr-supplement' })
    expect(diffListings(before, listings, false).changes).toEqual([])
    expect(listings.flatMap(({ doubts }) => doubts)).toEqual(before.flatMap(({ doubts }) => doubts))
  })

  it('as a rendered page', async () => {
    const body = lower(everyBreak('<br>')(source))
      .replace(/<\?xml[^>]*>/, '')
      .replace(/<head>(.*?)<\/head>/, '<h1>$1</h1>')
      .replace(/<div9[^>]*>/, '<div class="appendix">')
      .replace('</div9>', '</div>')
    const { listings } = await read(page(`<!DOCTYPE html><html><body><main>${body}</main></body></html>`), {
      reader: 'ecfr-supplement',
    })
    expect(diffListings(before, listings, false).changes).toEqual([])
  })
})
