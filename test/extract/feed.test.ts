/** The reader `feed`. */
import { describe, expect, it } from 'vitest'
import { page, read, refusal } from './reading.ts'

const xml = (body: string, type = 'application/xml') => page(body, type, 'https://www.example.gov/feed.xml')

const rss = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Rules &amp; notices</title><link>https://www.example.gov/</link>
<item><title>Controls &lt;b&gt;revised&lt;/b&gt;</title><link>/rules/1?utm_source=rss</link><pubDate>Wed, 14 May 2025 02:00:00 GMT</pubDate></item>
<item><title><![CDATA[Entities added]]></title><guid isPermaLink="true">https://www.example.gov/rules/2</guid><dc:date>2025-03-25</dc:date></item>
<item><title>No address</title></item></channel></rss>`

describe('feeds', () => {
  it('RSS: titles without markup, addresses without tracking, days in the zone of the source', async () => {
    const found = await read(xml(rss))
    expect(found).toMatchObject({ reader: 'feed', title: 'Rules & notices', blocks: [] })
    expect(found.items).toEqual([
      { title: 'Controls revised', url: 'https://www.example.gov/rules/1', date: '2025-05-13' },
      { title: 'Entities added', url: 'https://www.example.gov/rules/2', date: '2025-03-25' },
    ])
  })

  it('Atom: the alternate link, the day of publication', async () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>E</title><id>urn:1</id><link rel="self" href="/self"/><link href="/e1"/><updated>2025-06-01T12:00:00Z</updated><published>2025-05-12T12:00:00Z</published></entry></feed>'
    expect((await read(xml(atom))).items).toEqual([
      { title: 'E', url: 'https://www.example.gov/e1', date: '2025-05-12' },
    ])
  })

  it('RDF and JSON Feed', async () => {
    const rdf =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example"><title>R</title><link>https://a.example</link></channel><item rdf:about="https://a.example/1"><title>r1</title><link>https://a.example/1</link><dc:date>2025-05-13</dc:date></item></rdf:RDF>'
    expect((await read(xml(rdf))).items).toEqual([{ title: 'r1', url: 'https://a.example/1', date: '2025-05-13' }])
    const json =
      '{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://a.example/1","title":"j1"}]}'
    expect((await read(xml(json, 'application/json'))).items).toEqual([{ title: 'j1', url: 'https://a.example/1' }])
  })

  it('is read as an index where the watch says so', async () => {
    expect((await read(xml(rss), { reader: 'index', links: ['/rules/2'] })).items).toHaveLength(1)
  })
})

describe('what is no good feed', () => {
  it('HTML in its place is of the wrong type', async () => {
    expect(
      await refusal(
        xml(`<!DOCTYPE html><html><body><h1>News</h1><p>${'The feed was given up. '.repeat(30)}</p></body></html>`),
        { reader: 'feed' },
      ),
    ).toBe('page-wrong-type')
  })

  it('a challenge in its place is named', async () => {
    const challenge = '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking</body></html>'
    expect(await refusal(page(challenge), { reader: 'feed' })).toBe('page-blocked')
  })

  it('declarations of entities are refused before they are expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]>${rss.slice(38)}`
    expect(await refusal(xml(bomb), { reader: 'feed' })).toBe('page-unreadable')
  })

  it('a broken feed, a deep one and an empty one are refused', async () => {
    expect(await refusal(xml('<rss version="2.0"><channel><title>x'), { reader: 'feed' })).toBe('page-unreadable')
    const deep = `<rss version="2.0"><channel>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}</channel></rss>`
    expect(await refusal(xml(deep))).toBe('page-unreadable')
    expect(await refusal(xml('<rss version="2.0"><channel><title>x</title></channel></rss>'))).toBe('index-empty')
  })
})
