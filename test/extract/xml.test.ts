/** XML and XHTML documents. */
import { describe, expect, it } from 'vitest'
import { lines, page, read, refusal } from './reading.ts'

const rule = `<?xml version="1.0" encoding="UTF-8"?><!-- a copy -->
<RULE><PREAMB><AGENCY TYPE="S">DEPARTMENT OF COMMERCE</AGENCY><SUBJECT>Additions to the Entity List</SUBJECT>
<SUM><HD SOURCE="HED">SUMMARY:</HD><P>In this rule, the bureau adds <E T="03">twelve</E> entities under<PRTPAGE P="14047"/> China.</P></SUM></PREAMB>
<REGTEXT><AMDPAR>1. The authority is unchanged.</AMDPAR><P><![CDATA[For items <1A>.]]></P></REGTEXT></RULE>`

describe('XML', () => {
  it('is one block an element, with emphasis and page marks inside the sentence', async () => {
    const found = await read(page(rule, 'application/xml'))
    expect(lines(found)).toEqual([
      'paragraph: DEPARTMENT OF COMMERCE',
      'paragraph: Additions to the Entity List',
      'paragraph: SUMMARY:',
      'paragraph: In this rule, the bureau adds twelve entities under China.',
      'paragraph: 1. The authority is unchanged.',
      'paragraph: For items <1A>.',
    ])
    expect(found.title).toBe('Additions to the Entity List')
  })

  it('takes selectors on lower-case names', async () => {
    expect(lines(await read(page(rule, 'text/xml'), { select: ['regtext'], remove: ['amdpar'] }))).toEqual([
      'paragraph: For items <1A>.',
    ])
    expect(await refusal(page(rule, 'text/xml'), { select: ['part'] })).toBe('select-nothing')
  })

  it('expands no entity of its own, however many are declared', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}">]><x><p>Text &b; of it &lt;here&gt;.</p></x>`
    expect(lines(await read(page(bomb, 'application/xml')))).toEqual(['paragraph: Text &b; of it <here>.'])
  })
})

it('XHTML: an element that ends itself swallows nothing', async () => {
  const html = `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Act</title><script src="a.js"/></head><body><h1>Act</h1><p/><div class="empty"/><p>Article 1 of the act, on the control of exports of certain goods to certain countries of destination.</p></body></html>`
  expect(lines(await read(page(html, 'application/xhtml+xml')))).toEqual([
    'heading: Act',
    expect.stringMatching(/^paragraph: Article 1/),
  ])
})
