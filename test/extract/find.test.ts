import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodedError } from '../../src/errors.ts'
import { findIn } from '../../src/extract/find.ts'
import type { JudgedPage } from '../../src/model/page.ts'
import type { Find } from '../../src/model/watch.ts'
import { page, reading } from './reading.ts'

function find(of: JudgedPage, given: Partial<Find>): string {
  return findIn({ page: of, find: { through: [], link: [], into: '{found}', ...given }, reading: reading() })
}

function codeOf(of: JudgedPage, given: Partial<Find>): string {
  try {
    return `found ${find(of, given)}`
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
}

const links = (html: string): JudgedPage => page(`<html><body><main>${html}</main></body></html>`)
const json = (value: unknown): JudgedPage => page(JSON.stringify(value), 'application/json')

describe('a link that is looked for', () => {
  it.each([
    ['by its words', '<a href="/a.csv">Export as CSV</a>', ['Export as CSV'], '/a.csv'],
    ['by its words in any case and type', '<a href="/a.csv">EXPORT\u00a0as “CSV”</a>', ['export as "csv"'], '/a.csv'],
    ['by words inside of it', '<a href="/a.csv"><span>Export</span> as <b>CSV</b></a>', ['Export as CSV'], '/a.csv'],
    [
      'by its title',
      '<a href="/d?id=7" title="SHTC Entity List"><img src="i.png"></a>',
      ['SHTC Entity List'],
      '/d?id=7',
    ],
    [
      'by its address',
      '<a href="/media/6ab/UK-Sanctions-List.csv">Download</a>',
      ['uk-sanctions-list.csv'],
      '/media/6ab/UK-Sanctions-List.csv',
    ],
    [
      'by its address as people read it',
      '<a href="/%E5%90%8D%E5%8D%95.csv">x</a>',
      ['名单.csv'],
      '/%E5%90%8D%E5%8D%95.csv',
    ],
    [
      'by all of several',
      '<a href="/a.pdf">List</a><a href="/b.csv">Rules</a><a href="/c.csv">List</a>',
      ['List', '.csv'],
      '/c.csv',
    ],
    ['the first of several', '<a href="/new.csv">List</a><a href="/old.csv">List</a>', ['List'], '/new.csv'],
    [
      'relative to a base',
      '<base href="https://files.example.gov/x/"><a href="a.csv">List</a>',
      ['List'],
      'https://files.example.gov/x/a.csv',
    ],
  ])('is found %s', (_, html, link, expected) => {
    expect(find(links(html), { link })).toBe(new URL(expected, 'https://www.example.gov/').href)
  })

  it.each([
    ['a fragment', '<a href="#list">List</a>'],
    ['a script', '<a href="javascript:list()">List</a>'],
    ['a mail address', '<a href="mailto:list@example.gov">List</a>'],
    ['plain text', '<p>List</p>'],
    ['another link', '<a href="/rules.csv">Rules</a>'],
  ])('is not %s', (_, html) => {
    expect(codeOf(links(html), { link: ['List'] })).toBe('find-failed')
  })

  it('is found in a feed, by its title', () => {
    const feed =
      '<rss version="2.0"><channel><title>t</title><link>https://x.example/</link><description>d</description><item><title>Review of the list 2026</title><link>https://x.example/2026</link></item><item><title>Review of the list 2025</title><link>https://x.example/2025</link></item></channel></rss>'
    expect(find(page(feed, 'application/rss+xml'), { link: ['Review of the list'] })).toBe('https://x.example/2026')
  })

  it('is not looked for in a challenge or an empty shell', () => {
    const challenge = page('<title>Just a moment...</title><h1>Checking your browser before accessing</h1>')
    expect(codeOf(challenge, { link: ['List'] })).toBe('page-blocked')
  })
})

describe('a value that is looked for', () => {
  const titles = json({
    titles: [
      { number: 14, to: 'a' },
      { number: 15, to: '2026-11-19' },
    ],
    n: 7,
    files: [{ url: '/x' }],
  })

  it.each([
    ['titles[number=15].to', '2026-11-19'],
    ['titles[1].to', '2026-11-19'],
    ['files[0].url', '/x'],
    ['n', '7'],
  ])('stands at %s', (value, expected) => {
    expect(find(titles, { value })).toBe(expected)
  })

  it.each([
    'titles',
    'titles[number=16].to',
    'titles[9].to',
    'titles.to',
    'n.to',
    'absent',
    'constructor.name',
    '__proto__.x',
    'titles[constructor=x].to',
    'titles.length',
  ])('does not stand at %s', (value) => {
    expect(codeOf(titles, { value })).toBe('find-failed')
  })

  it('is not looked for in what is no JSON', () => {
    expect(codeOf(links('<p>Text</p>'), { value: 'a' })).toBe('page-wrong-type')
    expect(codeOf(page('{"a":', 'application/json'), { value: 'a' })).toBe('page-unreadable')
  })

  it('is found or refused with a code, whatever the JSON is', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.stringMatching(/^[a-z]{1,3}(?:\.[a-z]{1,3}|\[\d\]|\[[a-z]=[a-z0-9]{1,3}\]){0,4}$/),
        (text, value) => {
          expect(codeOf(page(text, 'application/json'), { value })).toMatch(/^found |^find-failed$|^page-/)
        },
      ),
    )
  })
})
