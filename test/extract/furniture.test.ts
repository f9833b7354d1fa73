/** What a part of a page is called says nothing alone: what says something is read, wherever a page may put it. */
import { describe, expect, it } from 'vitest'
import { page, read } from './reading.ts'

const OPENING =
  '<h1>Circular 7</h1><p>This circular is for keepers of bonded stores and for whoever moves goods between them.</p>'

async function textOf(body: string): Promise<string> {
  const { blocks } = await read(
    page(`<!doctype html><html lang="en"><title>Circular 7</title><body>${body}</body></html>`),
  )
  return blocks.map(({ text }) => text).join('\n')
}

describe('a part that says something is read', () => {
  it.each([
    [
      'a cell called like a share bar',
      '<table><tr><th>Owner</th><th class="share">Part</th></tr><tr><td>Dock Ltd</td><td class="share">a third</td></tr></table>',
      'a third',
    ],
    [
      'a list item called like a menu',
      '<ul><li class="social">Keepers insure their staff</li><li>They list them</li></ul>',
      'Keepers insure',
    ],
    [
      'a definition called like a footer',
      '<dl><dt>Bond</dt><dd class="footer">The sum that stands for the duty</dd></dl>',
      'The sum that stands',
    ],
    [
      'a section called like a bar of networks',
      '<section class="social"><h2>Insurance</h2><p>Keepers must insure all of their staff.</p></section>',
      'insure all',
    ],
    ['an aside in the document', '<aside><p>Keepers must report a theft within a day.</p></aside>', 'report a theft'],
    ['an aside in Chinese', '<aside><p>保税仓库经营者应当在一日内报告失窃情况。</p></aside>', '报告失窃'],
    ['a footer of the document', '<footer><p>a) This holds for stores at sea as well.</p></footer>', 'stores at sea'],
    [
      'what stands there without scripts',
      '<noscript><p>Keepers must count their stock every quarter.</p></noscript>',
      'every quarter',
    ],
    [
      'a text that cannot be edited',
      '<textarea disabled>Keepers sign this declaration.</textarea>',
      'sign this declaration',
    ],
    [
      'a shadow tree',
      '<x-note><template shadowrootmode="closed"><p>Seals are checked each day.</p></template></x-note>',
      'Seals are checked',
    ],
  ])('%s', async (_, body, text) => {
    expect(await textOf(`<main>${OPENING}${body}</main>`)).toContain(text)
    expect(await textOf(`<main><article>${OPENING}<div>${body}</div></article></main>`)).toContain(text)
  })

  it.each([
    [
      'a form around the document',
      `<form action="/circular.jsp"><h3>Circular 7</h3><p>Keepers must keep the keys of each store.</p></form><p>Opening hours of the office are on the door of the office and here.</p>`,
      'the keys',
    ],
    [
      'a head that says something',
      `<div class="header"><h3>Keepers need a bond</h3></div><div>${OPENING}</div>`,
      'need a bond',
    ],
    [
      'a banner that says something',
      `<div class="banner">Circular 7 has been withdrawn since May.</div><div>${OPENING}</div>`,
      'withdrawn since May',
    ],
    [
      'links behind a paragraph',
      `<div>${OPENING}<ol><li><a href="/1">Form of bond</a></li><li><a href="/2">List of stores</a></li><li><a href="/3">Table of fees</a></li><li><a href="/4">Map of piers</a></li></ol></div>`,
      'Table of fees',
    ],
  ])('on a page without landmarks: %s', async (_, body, text) => {
    expect(await textOf(body)).toContain(text)
  })
})

describe('a part that says nothing is left out', () => {
  it.each([
    [
      'a share bar',
      '<div class="share">Share this page: <a href="/f">Facebook</a> <a href="/x">X</a></div>',
      'Facebook',
    ],
    [
      'a search form',
      '<form><label>Search the site</label><input name="q"><button>Go</button></form>',
      'Search the site',
    ],
    ['a plea for scripts', '<noscript>You need to turn JavaScript on to use this page.</noscript>', 'JavaScript'],
    ['a template', '<template><p>Keepers of the store {{name}} must renew it.</p></template>', 'renew it'],
    ['an editor', '<textarea name="comment">Write what you think of this page here.</textarea>', 'what you think'],
    [
      'related pages',
      '<aside><h2>Related</h2><ul><li><a href="/6">Circular 6</a></li><li><a href="/5">Circular 5</a></li></ul></aside>',
      'Circular 6',
    ],
  ])('%s', async (_, body, text) => {
    expect(await textOf(`<main>${OPENING}${body}</main>`)).not.toContain(text)
  })
})

it('ten thousand nested parts that are called like noise and say something take no time', async () => {
  const body = `${'<form><div class="share"><aside>'.repeat(10_000)}<p>Keepers must report a theft within a day.</p>`
  expect(await textOf(`<main>${OPENING}${body}</main>`)).toContain('report a theft')
}, 20_000)
