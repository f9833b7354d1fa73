import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import { canonicalUrl } from '../../src/diff/links.ts'
import { link, page } from './extracts.ts'

const GUIDE = 'https://bis.example/guidance/2025-05-13.pdf'

describe('a link', () => {
  it('that leads elsewhere under the same words is a change, though no word changed', () => {
    const change = diff(page([link('the guidance', GUIDE)]), page([link('the guidance', `${GUIDE}?v=2`)]))
    expect(change.sentences).toEqual([])
    expect(change.links).toEqual([{ text: 'the guidance', before: GUIDE, after: `${GUIDE}?v=2`, path: [] }])
    expect(change.changed).toBe(true)
  })

  it('is compared in a changed block too', () => {
    const before = { text: 'Exporters must read the guidance.', links: [{ text: 'the guidance', url: GUIDE }] }
    const after = {
      text: 'Exporters may read the guidance.',
      links: [{ text: 'the guidance', url: 'https://x.example/' }],
    }
    const change = diff(page([before]), page([after]))
    expect(change.sentences).toHaveLength(1)
    expect(change.links.map((l) => l.after)).toEqual(['https://x.example/'])
  })

  it('is compared in a moved block too', () => {
    const change = diff(
      page([link('the guidance', GUIDE), 'One.', 'Two.']),
      page(['One.', 'Two.', link('the guidance', 'https://x.example/')]),
    )
    expect(change.links).toHaveLength(1)
  })

  it('is told once, however often the page repeats it', () => {
    const many = (url: string) => page(Array.from({ length: 5 }, () => link('the guidance', url)))
    expect(diff(many(GUIDE), many('https://x.example/')).links).toHaveLength(1)
  })

  it('with the words of another one is matched by its target first', () => {
    const two = (...urls: string[]) =>
      page([{ text: 'here and here', links: urls.map((url) => ({ text: 'here', url })) }])
    expect(
      diff(two('https://a.example/', 'https://b.example/'), two('https://b.example/', 'https://a.example/')).changed,
    ).toBe(false)
  })

  it('that words got, or lost, is a change though the words stayed', () => {
    const text = 'Exporters must read the guidance.'
    const linked = page([{ text, links: [{ text: 'the guidance', url: GUIDE }] }])
    const change = { text: 'the guidance', path: [] }
    expect(diff(linked, page([text])).links).toEqual([{ ...change, before: GUIDE, after: '' }])
    expect(diff(page([text]), linked).links).toEqual([{ ...change, before: '', after: GUIDE }])
  })

  it('that came with its own words, or is an anchor of the site, is none', () => {
    const before = page(['Exporters must read it.', '# Scope'])
    const after = page([
      { text: 'Exporters must read the guidance.', links: [{ text: 'the guidance', url: GUIDE }] },
      { kind: 'heading', text: 'Scope', links: [{ text: 'Scope', url: 'https://bis.example/a#scope' }] },
    ])
    expect(diff(before, after).links).toEqual([])
  })

  it('to another named part of a page is a change; to another number of one it is none', () => {
    const to = (fragment: string) => page([link('the exceptions', `https://bis.example/a#${fragment}`)])
    expect(diff(to('d-exceptions'), to('e-exceptions')).links).toHaveLength(1)
    expect(diff(to('toc-17'), to('toc-18')).changed).toBe(false)
    expect(diff(to('exceptions'), to('')).changed).toBe(false)
  })

  it.each([
    ['http://www.bis.example/a/', 'https://bis.example/a'],
    ['https://bis.example/a#s1', 'https://bis.example/a#s2'],
    ['https://a.example/cdn-cgi/l/email-protection#1f2e', 'https://a.example/cdn-cgi/l/email-protection#aabb'],
    ['https://bis.example/a?utm_source=x&b=1', 'https://bis.example/a?b=1'],
    ['https://bis.example/a/index.html', 'https://bis.example/a/'],
    ['https://bis.example/%e5%85%ac', 'https://bis.example/%E5%85%AC'],
    ['https://bis.example/公', 'https://bis.example/%E5%85%AC'],
    ['https://bis.example/?q=a+b', 'https://bis.example/?q=a%20b'],
    ['https://bis.example/a?b=1&c=2', 'https://bis.example/a?c=2&b=1'],
    ['https://bis.example/logo.png?v=1', 'https://bis.example/logo.png?v=2'],
    ['https://bis.example/a;jsessionid=12AB?x=1', 'https://bis.example/a?x=1'],
  ])('leads to the same page: %s and %s', (a, b) => {
    expect(canonicalUrl(a)).toBe(canonicalUrl(b))
    const change = diff(page([link('it', a)]), page([link('it', b)]))
    expect([change.changed, change.folded]).toEqual([false, 1])
  })

  it.each([
    ['https://bis.example/a?id=1', 'https://bis.example/a?id=2'],
    ['https://bis.example/a.pdf?v=1', 'https://bis.example/a.pdf?v=2'],
    ['https://bis.example/a%2Fb', 'https://bis.example/a/b'],
    ['https://bis.example/a', 'https://bis.example/A'],
    ['https://bis.example/', 'https://bis.example:8443/'],
    ['mailto:a@bis.example', 'mailto:b@bis.example'],
  ])('leads elsewhere: %s and %s', (a, b) => {
    expect(canonicalUrl(a)).not.toBe(canonicalUrl(b))
  })

  it('that is no address is compared as it stands', () => {
    expect(canonicalUrl(' not an address ')).toBe('not an address')
    expect(canonicalUrl('https://bis.example/%zz%ff')).toBe('bis.example/%zz%FF')
  })
})
