/** The reader `index`: what a list page announces. */
import { describe, expect, it } from 'vitest'
import { chinese, fixture, page, read, refusal, wrapped } from './reading.ts'

const news = 'https://media.bis.gov/news-updates'

describe('the press index of the bureau', () => {
  const items = [
    {
      title: 'Framework Withdrawn, Chip Controls Strengthened',
      url: 'https://media.bis.gov/press-release/framework-withdrawn-chip-controls-strengthened',
      date: '2025-05-13',
    },
    {
      title: 'Eighty Entities Added to the Entity List',
      url: 'https://www.bis.gov/press-release/eighty-entities-added',
      date: '2025-03-25',
    },
    { title: 'Record Penalty Settled', url: 'https://media.bis.gov/press-release/record-penalty-settled' },
  ]

  it.each([
    ['the whole page', {}],
    ['the addresses that the watch names', { links: ['/press-release/'] }],
    ['the rows that the watch selects', { select: ['.views-row'] }],
  ])('is read with %s', async (_, changes) => {
    const found = await read(fixture('bis-index.html', news), { reader: 'index', ...changes })
    expect(found.items).toEqual(items)
    expect(found.blocks).toEqual([])
  })

  it('names its next page where the watch selects that link', async () => {
    const found = await read(fixture('bis-index.html', news), { reader: 'index', next: '.pager__item--next' })
    expect(found.next).toBe('https://media.bis.gov/news-updates?page=1')
    expect((await read(fixture('bis-index.html', news), { reader: 'index', next: '.older' })).next).toBeUndefined()
  })
})

describe('lists of Chinese ministries', () => {
  it('come as HTML inside JSON, with the full title in an attribute and the number in the title', async () => {
    const source = fixture('mofcom-unit.json', 'https://aqygzj.mofcom.gov.cn/api-gateway/unit')
    const found = await read(source, { ...chinese, reader: 'index' })
    expect(found.items.map(({ title, date, number }) => [title, date, number])).toEqual([
      [
        '商务部 海关总署公告2025年第55号 公布对超硬材料相关物项实施出口管制的决定',
        '2025-10-09',
        '商务部公告2025年第55号',
      ],
      ['不可靠实体清单工作机制公告〔2025〕10号', '2025-09-25', '不可靠实体清单工作机制公告〔2025〕10号'],
      ['商务部公告2025第18号', '2025-04-04', '商务部公告2025年第18号'],
    ])
    expect(found.items[0]?.url).toMatch(/^https:\/\/aqygzj\.mofcom\.gov\.cn\/flzc\/gzjgfxwj\/art\/2025\/art_0a/)
  })

  it('come as objects with titles and addresses', async () => {
    const rows = [{ id: 1, title: '关于出口管制的通知', url: '/article/1.html', publishTimeStr: '2025-05-19' }]
    const found = await read(page(JSON.stringify({ pageInfo: { rows } }), 'application/json'), {
      ...chinese,
      reader: 'index',
    })
    expect(found.items).toEqual([
      { title: '关于出口管制的通知', id: '1', url: 'https://www.example.gov/article/1.html', date: '2025-05-19' },
    ])
  })
})

describe('items', () => {
  const list = (html: string, changes = {}) =>
    read(page(wrapped(html)), { reader: 'index', select: ['main'], ...changes })

  it('have their own date where they stand in one line after another', async () => {
    const before =
      '<div>2025-05-01 <a href="/a">First title</a><br>2025-05-02 <a href="/b">Second title</a><br>2025-05-03 <a href="/c">Third title</a></div>'
    const after =
      '<div><a href="/a">First title</a> 2025-05-01 <a href="/b">Second title</a> 2025-05-02 <a href="/c">Third title</a> 2025-05-03</div>'
    const leading =
      '<div>2025-05-01 <a href="/a">First title</a> 2025-05-02 <a href="/b">Second title</a> 2025-05-03 <a href="/c">Third title</a></div>'
    for (const html of [before, after, leading]) {
      expect((await list(html)).items.map((item) => item.date)).toEqual(['2025-05-01', '2025-05-02', '2025-05-03'])
    }
  })

  it('are one per address, titled by the link that says something', async () => {
    const html =
      '<ul><li><a href="/a"><img src="x.jpg"></a><h3><a href="/a#top">The title</a></h3><p>Teaser</p><a href="/a?utm_medium=mail">Read more</a></li></ul>'
    expect((await list(html)).items).toEqual([{ title: 'The title', url: 'https://www.example.gov/a' }])
  })

  it('are the parts of a page that holds several, and not the comments on one', async () => {
    const link = (url: string, title: string) => `<li><a href="${url}">${title}</a></li>`
    const urls = async (...rows: string[]) =>
      (await list(`<ul>${rows.join('')}</ul>`)).items.map(({ url }) => url.slice(23))
    expect(await urls(link('/n#a1', 'Aviso uno'), link('/n#a2', 'Aviso dos'))).toEqual(['/n#a1', '/n#a2'])
    expect(await urls(link('/n', 'Avisos'), link('/n#a1', 'Aviso uno'), link('/n#a2', 'Aviso dos'))).toEqual([
      '/n',
      '/n#a1',
      '/n#a2',
    ])
    expect(await urls(link('/n#galio', 'Galio'), link('/n#bombas', 'Bombas'), link('/n', 'Todos'))).toEqual([
      '/n#galio',
      '/n#bombas',
      '/n',
    ])
    const article = (n: number) =>
      `${link(`/${n}`, `Artículo ${n}`)}${link(`/${n}#comments`, `${n} comentarios`)}${link(`/${n}#more-${n}`, 'Seguir')}`
    expect(await urls(article(1), article(2))).toEqual(['/1', '/2'])
  })

  it('take the heading inside or beside a link', async () => {
    const html =
      '<div><a href="/a"><h3>Inside</h3><p>A teaser that is no title.</p></a></div><div><h3>Beside</h3><a href="/b">Read more</a></div>'
    expect((await list(html)).items.map((item) => item.title)).toEqual(['Inside', 'Beside'])
  })

  it('are found in a list that looks like a menu, in an old page without landmarks', async () => {
    const rows = ['21', '20', '19', '16']
      .map((day) => `<li><a href="./202505/t202505${day}_1.shtml">2025年5月${day}日例行记者会</a></li>`)
      .join('')
    const source = page(
      `<html><body><div class="menu"><a href="/web">首页</a></div><div class="rebox_news"><ul>${rows}</ul></div></body></html>`,
      'text/html',
      'https://www.mfa.gov.cn/web/fyrbt/',
    )
    for (const links of [['/t20'], []]) {
      const found = await read(source, { reader: 'index', links, language: 'zh-Hans', timeZone: 'Asia/Shanghai' })
      expect(found.items.map((item) => item.date)).toEqual(['2025-05-21', '2025-05-20', '2025-05-19', '2025-05-16'])
      expect(found.items[0]).toMatchObject({
        title: '2025年5月21日例行记者会',
        url: 'https://www.mfa.gov.cn/web/fyrbt/202505/t20250521_1.shtml',
      })
    }
  })

  it('do not carry in their title the date that stands in an element of its own', async () => {
    const html =
      '<ul><li><a href="/a">Controls revised <span>[2025-05-19]</span></a></li><li><a href="/b">Press conference on May 20, 2025</a></li></ul>'
    expect((await list(html)).items.map(({ title, date }) => [title, date])).toEqual([
      ['Controls revised', '2025-05-19'],
      ['Press conference on May 20, 2025', '2025-05-20'],
    ])
  })

  it('carry the number of the Federal Register', async () => {
    const html =
      '<p><a href="https://www.federalregister.gov/documents/2025/03/28/2025-05427/additions">Additions</a></p>'
    expect((await list(html)).items[0]?.number).toBe('2025-05427')
  })
})

describe('an index without items', () => {
  it('is refused, unless the watch says that it may be empty', async () => {
    const empty = page(wrapped('<ul class="list"></ul>'))
    expect(await refusal(empty, { reader: 'index', select: ['.list'] })).toBe('index-empty')
    const found = await read(empty, { reader: 'index', select: ['.list'], expect: { mayBeEmpty: true, min: 3 } })
    expect(found.items).toEqual([])
  })

  it('is refused when it has fewer items than the watch expects', async () => {
    expect(await refusal(fixture('bis-index.html'), { reader: 'index', expect: { min: 10 } })).toBe(
      'count-out-of-bounds',
    )
  })

  it('is refused when its list is one that a script would fill', async () => {
    const html = wrapped('<h2>Showing 0 Federal Register Notices</h2><script src="/app.js"></script>')
    expect(await refusal(page(html), { reader: 'index', expect: { mayBeEmpty: true } })).toBe('page-script-shell')
  })
})
