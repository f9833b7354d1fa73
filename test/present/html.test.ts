import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { type Html, html, toMarkup } from '../../src/present/html.ts'

type Node = { type: string; data?: string; name?: string; attribs?: Record<string, string>; children?: Node[] }

function firstChild(markup: string): Node | undefined {
  return (parseDocument(markup).children as Node[])[0]
}

describe('the html template', () => {
  it('escapes text, joins lists, leaves out nothing-values, and takes its own pieces as they are', () => {
    const piece = html`<b>${'a < b & "c"'}</b>`
    expect(toMarkup(html`<p title="${`'x'`}">${[piece, ' ', 3]}${undefined}${null}${false}${''}</p>`)).toBe(
      '<p title="&#39;x&#39;"><b>a &lt; b &amp; &quot;c&quot;</b> 3</p>',
    )
  })

  it('does not take an object from outside for a piece of HTML', () => {
    const forged = JSON.parse('{"markup":"<script>","written by html``":"<script>"}') as Html
    expect(toMarkup(html`<p>${forged}</p>`)).not.toContain('<script>')
  })

  it('gives every text back unchanged, as text and as an attribute, and nothing but it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const visible = text.replace(/[\r\0]/g, '')
        const node = firstChild(toMarkup(html`<p title="${visible}">${visible}</p>`))
        expect(node?.attribs).toEqual({ title: visible })
        expect((node?.children ?? []).map(({ type, data }) => `${type}:${data}`)).toEqual(
          visible === '' ? [] : [`text:${visible}`],
        )
      }),
      { numRuns: 5000 },
    )
  })
})
