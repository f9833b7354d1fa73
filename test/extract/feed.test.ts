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
      { title: 'No address', url: 'https://www.example.gov/feed.xml', listOnly: true },
    ])
  })

  it('Atom: the alternate link, the day of publication', async () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>E</title><id>urn:1</id><link rel="self" href="/self"/><link href="/e1"/><updated>2025-06-01T12:00:00Z</updated><published>2025-05-12T12:00:00Z</published></entry></feed>'
    expect((await read(xml(atom))).items).toEqual([
      { title: 'E', id: 'urn:1', url: 'https://www.example.gov/e1', date: '2025-05-12' },
    ])
  })

  it('RDF and JSON Feed', async () => {
    const rdf =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example"><title>R</title><link>https://a.example</link></channel><item rdf:about="https://a.example/1"><title>r1</title><link>https://a.example/1</link><dc:date>2025-05-13</dc:date></item></rdf:RDF>'
    expect((await read(xml(rdf))).items).toEqual([{ title: 'r1', url: 'https://a.example/1', date: '2025-05-13' }])
    const json =
      '{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://a.example/1","title":"j1"}]}'
    expect((await read(xml(json, 'application/json'))).items).toEqual([
      { title: 'j1', id: '1', url: 'https://a.example/1' },
    ])
  })

  it('is read as an index where the watch says so', async () => {
    expect((await read(xml(rss), { reader: 'index', links: ['/rules/2'] })).items).toHaveLength(1)
  })
})

describe('items of a feed', () => {
  const channel = (items: string, more = '') =>
    xml(
      `<rss version="2.0" xmlns:w="http://www.w3.org/2005/Atom" xmlns:t="http://purl.org/dc/terms/" xmlns:d="http://purl.org/dc/elements/1.1/" ${more}><channel><title>c</title>${items}</channel></rss>`,
    )

  it('that share an address are as many as there are, however many', async () => {
    const notice = (n: number) =>
      `<item><title>Avis ${n}</title><link>https://port.example/avis</link><guid isPermaLink="false">a-${n}</guid></item>`
    const found = await read(channel(Array.from({ length: 5_000 }, (_, n) => notice(n)).join('')))
    expect(found.items).toHaveLength(5_000)
    const unnamed = ['Avis 1', 'Avis 2', 'Avis 1'].map(
      (title) => `<item><title>${title}</title><link>https://port.example/avis</link></item>`,
    )
    expect((await read(channel(unnamed.join('')))).items.map(({ title }) => title)).toEqual(['Avis 1', 'Avis 2'])
  })

  it('keep the part of the page that they lead to, but not what a campaign adds', async () => {
    const links = ['https://port.example/avis#a3', 'https://port.example/avis#a4', 'https://port.example/b#xtor=RSS-1']
    const items = links.map((link, n) => `<item><title>t${n}</title><link>${link}</link></item>`)
    expect((await read(channel(items.join('')))).items.map(({ url }) => url)).toEqual([
      ...links.slice(0, 2),
      'https://port.example/b',
    ])
  })

  it('have their address, title and day from other namespaces too, and a description for want of a title', async () => {
    const items = [
      '<item><d:title>Eins</d:title><w:link rel="self" href="/x"/><w:link href="/1"/><t:issued>2026-03-02T12:00:00Z</t:issued></item>',
      '<item><title>Zwei</title><enclosure url="https://amt.example/2.pdf" length="1" type="application/pdf"/><pubDate>soon</pubDate><w:published>2026-03-04T12:00:00Z</w:published></item>',
      '<item><description>&lt;p&gt;Ausfuhr &lt;b&gt;ruht&lt;/b&gt;.&lt;/p&gt;</description></item>',
    ]
    expect((await read(channel(items.join('')))).items).toEqual([
      { title: 'Eins', url: 'https://www.example.gov/1', date: '2026-03-02' },
      { title: 'Zwei', url: 'https://amt.example/2.pdf', date: '2026-03-04' },
      { title: 'Ausfuhr ruht.', url: 'https://www.example.gov/feed.xml', listOnly: true },
    ])
  })

  it('start their addresses from the nearest base', async () => {
    const atom = `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://amt.example/x/"><a:title>c</a:title>
<a:entry xml:base="2026/"><a:title>in &lt; the year</a:title><a:id>1</a:id><a:link href="a?b=1&amp;c=2"/></a:entry>
<a:entry><a:title>in none</a:title><a:id>2</a:id><a:link href='b' xml:base="/y/"></a:link></a:entry><!-- <a:link href="c"> --></a:feed>`
    expect((await read(xml(atom))).items.map(({ title, url }) => [title, url])).toEqual([
      ['in < the year', 'https://amt.example/x/2026/a?b=1&c=2'],
      ['in none', 'https://amt.example/y/b'],
    ])
    const rss = channel('<item><title>t</title><link> d?e=1&amp;f </link></item>', 'xml:base="https://amt.example/z/"')
    expect((await read(rss)).items.map(({ url }) => url)).toEqual(['https://amt.example/z/d?e=1&f'])
  })
})

describe('titles', () => {
  const rssTitle = (title: string) =>
    `<rss version="2.0"><channel><title>c</title><item><title>${title}</title><link>https://a.example/1</link></item></channel></rss>`
  const rdfTitle = (title: string) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://a.example"><title>c</title></channel><item rdf:about="https://a.example/1"><title>${title}</title><link>https://a.example/1</link></item></rdf:RDF>`
  const atomTitle = (title: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>c</title><entry>${title}<id>urn:1</id><link href="https://a.example/1"/></entry></feed>`
  const jsonTitle = (title: string) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'c',
      items: [{ id: '1', url: 'https://a.example/1', title }],
    })
  const titleIn = async (feed: string) =>
    (await read(xml(feed, feed.startsWith('{') ? 'application/json' : 'application/xml'))).items[0]?.title

  it.each([
    ['a name in angle brackets', 'Export of &lt;q7-Sensor&gt; parts', 'Export of <q7-Sensor> parts'],
    ['one in CDATA', '<![CDATA[Export of <q7-Sensor> parts]]>', 'Export of <q7-Sensor> parts'],
    ['a place to fill in', 'Form for &lt;name of exporter&gt; changed', 'Form for <name of exporter> changed'],
    ['a comparison', 'Rates x&lt;y and y&gt;z', 'Rates x<y and y>z'],
    ['an element that is spoken of', 'The &lt;time&gt; element', 'The <time> element'],
    [
      'markup that is closed',
      'Notice &lt;em&gt;No. 5&lt;/em&gt; of &lt;Span class="d"&gt;May&lt;/Span&gt;',
      'Notice No. 5 of May',
    ],
    ['a line break', 'Notice 5&lt;br/&gt;of May', 'Notice 5 of May'],
    ['markup of the feed itself', 'Notice <i>5</i> of May', 'Notice 5 of May'],
    ['characters encoded twice', 'Smith &amp;amp; Sons&amp;#8217; licence', 'Smith & Sons’ licence'],
    ['a name in brackets encoded twice', 'Export of &amp;lt;q7&amp;gt; parts', 'Export of <q7> parts'],
    ['a comparison beside markup', 'Limit A&lt;B and &lt;i&gt;C&lt;/i&gt;', 'Limit A<B and C'],
    ['an ampersand', 'R&amp;D; and M&amp;A', 'R&D; and M&A'],
  ])('RSS and RDF do not say what a title is: %s', async (_, title, text) => {
    expect(await titleIn(rssTitle(title))).toBe(text)
    expect(await titleIn(rdfTitle(title))).toBe(text)
  })

  it.each([
    ['Export of <q7-Sensor> parts', 'Export of <q7-Sensor> parts'],
    ['Notice <em>No. 5</em> &amp; annex', 'Notice No. 5 & annex'],
  ])('JSON Feed neither: %s', async (title, text) => {
    expect(await titleIn(jsonTitle(title))).toBe(text)
  })

  it.each([
    [
      'text where it says nothing',
      '<title>&lt;b&gt;q7&lt;/b&gt; of Smith &amp;amp; Sons</title>',
      '<b>q7</b> of Smith &amp; Sons',
    ],
    ['text', '<title type="text">Export of &lt;q7&gt; &amp;lt; 5</title>', 'Export of <q7> &lt; 5'],
    [
      'HTML',
      '<title type="html">&lt;b&gt;q7&lt;/b&gt; of Smith &amp;amp; Sons &amp;lt;x&amp;gt;</title>',
      'q7 of Smith & Sons <x>',
    ],
    ['HTML in CDATA', '<title type="html"><![CDATA[<b>q7</b> of Smith &amp; Sons]]></title>', 'q7 of Smith & Sons'],
    [
      'HTML as Atom 0.3 named it',
      '<title type="text/html" mode="escaped">&lt;b&gt;q7&lt;/b&gt; of May</title>',
      'q7 of May',
    ],
    [
      'XHTML',
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>q7</b> of Smith &amp; Sons &lt;x&gt;</div></title>',
      'q7 of Smith & Sons <x>',
    ],
  ])('Atom does: %s', async (_, title, text) => {
    expect(await titleIn(atomTitle(title))).toBe(text)
  })

  it('that of the feed is read as those of its items are', async () => {
    const feed = rssTitle('x').replace('<title>c<', '<title>News of &lt;q7&gt; &lt;office&gt;<')
    expect((await read(xml(feed))).title).toBe('News of <q7> <office>')
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

  it('a comment declares nothing, and hides no declaration', async () => {
    const [start, rest] = [rss.slice(0, 38), rss.slice(38)]
    expect((await read(xml(`${start}<!-- <!DOCTYPE x [<!ENTITY a "b">]> -->${rest}`))).items).toHaveLength(3)
    const hidden = `${start}<!-- <a> --><!DOCTYPE x [<!ENTITY a "b">]>${rest}`
    expect(await refusal(xml(hidden), { reader: 'feed' })).toBe('page-unreadable')
  })

  it('a broken feed, a deep one and an empty one are refused', async () => {
    expect(await refusal(xml('<rss version="2.0"><channel><title>x'), { reader: 'feed' })).toBe('page-unreadable')
    const deep = `<rss version="2.0"><channel>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}</channel></rss>`
    expect(await refusal(xml(deep))).toBe('page-unreadable')
    expect(await refusal(xml('<rss version="2.0"><channel><title>x</title></channel></rss>'))).toBe('index-empty')
  })
})
