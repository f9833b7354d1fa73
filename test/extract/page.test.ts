/** The reader `page` on pages in the structure of the real ones. */
import { describe, expect, it } from 'vitest'
import { chinese, fixture, lines, page, read, refusal, refused, wrapped } from './reading.ts'

describe('the press release of the bureau', () => {
  it('gives heading, paragraphs and list items with the headings they stand under', async () => {
    const found = await read(fixture('bis-release.html'))
    expect(lines(found)).toEqual([
      'paragraph: FOR IMMEDIATE RELEASE | Tuesday, May 13, 2025 | Media Contact: press@bis.gov',
      'heading: Framework Withdrawn, Chip Controls Strengthened',
      expect.stringMatching(/^paragraph: WASHINGTON/),
      'paragraph: The bureau also announced three steps:',
      'item: Guidance that the use of Huawei Ascend chips anywhere in the world is a breach of export controls.',
      'item: Guidance on advanced computing chips for the training of models',
      'item: in countries of group D:5',
      'item: and by parties with headquarters there',
      'item: Advice to firms on the diversion of supply chains.¹',
      'heading: About the Bureau',
      'paragraph: For more information, visit www.bis.gov.',
      'paragraph: ###',
    ])
    expect(found.blocks.at(-1)?.path).toEqual(['Framework Withdrawn, Chip Controls Strengthened', 'About the Bureau'])
    expect(found.title).toBe('Framework Withdrawn, Chip Controls Strengthened')
  })

  it('resolves links and keeps the words that carry them', async () => {
    const found = await read(fixture('bis-release.html', 'https://www.bis.gov/press-release/x'))
    expect(found.blocks.flatMap((block) => block.links)).toEqual([
      { text: 'advanced computing chips', url: 'https://www.bis.gov/media/documents/training-models.pdf' },
      { text: 'www.bis.gov', url: 'https://www.bis.gov/' },
    ])
  })

  it('reads the date of the release line, and none where that line is empty', async () => {
    expect((await read(fixture('bis-release.html'))).date).toEqual({ value: '2025-05-13', text: 'May 13, 2025' })
    expect((await read(fixture('bis-release-undated.html'))).date).toBeUndefined()
  })

  it('is the same text whatever key the mail cipher has and whatever the scripts carry', async () => {
    const dated = await read(fixture('bis-release.html'))
    const undated = await read(fixture('bis-release-undated.html'))
    expect(lines(undated).slice(1)).toEqual(lines(dated).slice(1))
    expect(undated.blocks[0]?.text).toBe('FOR IMMEDIATE RELEASE | | Media Contact: press@bis.gov')
  })

  it('shows no script, token, share bar or menu, with and without a selector', async () => {
    for (const select of [[], ['main'], ['article']]) {
      const text = JSON.stringify(await read(fixture('bis-release.html'), { select }))
      expect(text).not.toMatch(/permissionsHash|__CF|Share on|Facebook|social\.example|cdn-cgi|Home|form-/)
    }
  })
})

describe('pages of Chinese ministries', () => {
  it('reads a notice of the commerce ministry: body, title of its meta element, date of its head', async () => {
    const found = await read(fixture('mofcom-notice.html'), chinese)
    expect(lines(found)).toEqual([
      'paragraph: 为履行防扩散义务，经批准，决定对下列物项实施出口管制：',
      'paragraph: 一、钐相关物项\n（一）1C902.a.金属钐\n（二）1C902.b.氧化钐',
      'paragraph: 二、本公告自公布之日起正式实施。',
      'paragraph: 附件：物项清单.pdf',
    ])
    expect(found.title).toBe('商务部公告2025年第18号 公布对部分中重稀土相关物项实施出口管制的决定')
    expect(found.date?.value).toBe('2025-04-04')
  })

  it('reads what the spokesperson of the commerce ministry answered, with the time beside the source', async () => {
    const found = await read(fixture('mofcom-spokesperson.html'), { ...chinese, select: ['.art-con'] })
    expect(found.blocks).toHaveLength(3)
    expect(found.blocks[0]?.text).toMatch(/^有记者问：美方/)
    expect(found.title).toBe('商务部新闻发言人就美国调整芯片出口管制表述答记者问')
    expect(found.date).toEqual({ value: '2025-05-19', text: '2025-05-19 10:12' })
  })

  it('reads the press conference of the foreign ministry, whose title and time are no headings', async () => {
    const found = await read(fixture('mfa-conference.html'), chinese)
    expect(found.blocks.map((block) => block.text.slice(0, 6))).toEqual([
      '路透社记者：',
      '毛宁：中方已',
      '法新社记者：',
      '毛宁：请向主',
    ])
    expect(found.title).toBe('2025年5月21日外交部发言人毛宁主持例行记者会')
    expect(found.date).toEqual({ value: '2025-05-21', text: '2025-05-21 19:05' })
  })
})

describe('tables in a page', () => {
  it('are rows with cells under their headers, in the part they stand in', async () => {
    const found = await read(fixture('uflpa.html'), { select: ['main'] })
    const row = found.blocks.find((block) => block.text.startsWith('Zijin'))
    expect(row).toEqual({
      kind: 'row',
      text: 'Zijin Mining Group Co., Ltd. | January 15, 2025',
      path: ['Forced Labor Entity List', 'Section 2(d)(2)(B)(v)'],
      links: [],
      cells: [
        { header: 'Name of Entity:', text: 'Zijin Mining Group Co., Ltd.' },
        { header: 'Effective Date', text: 'January 15, 2025' },
      ],
    })
    expect(found.date).toEqual({ value: '2025-01-14', text: '01/14/2025' })
  })

  it('repeat a cell that spans rows and keep later cells under their headers', async () => {
    const html = wrapped(
      '<table><tr><th>Country</th><th>Entity</th><th colspan=2>Policy</th><th>Cite</th></tr>' +
        '<tr><td rowspan=2>China</td><td>A Ltd.</td><td colspan=2>Denial</td><td>90 FR 1</td></tr>' +
        '<tr><td>B Ltd.</td><td>Case</td><td>by case</td><td>90 FR 2</td></tr></table>',
    )
    const rows = (await read(page(html))).blocks.filter((block) => block.kind === 'row')
    expect(rows.map((row) => row.text)).toEqual([
      'Country | Entity | Policy | Cite',
      'China | A Ltd. | Denial | 90 FR 1',
      'China | B Ltd. | Case | by case | 90 FR 2',
    ])
    expect(rows[1]?.cells?.map((cell) => cell.header)).toEqual(['Country', 'Entity', 'Policy', 'Cite'])
  })

  it('that only arrange a page are read as the text in them', async () => {
    const html = wrapped(
      '<table><tr><td><table><tr><td>Menu</td></tr></table></td><td><p>First.</p><p>Second.</p></td></tr></table>',
    )
    expect(lines(await read(page(html))).slice(2)).toEqual([
      'paragraph: Menu',
      'paragraph: First.',
      'paragraph: Second.',
    ])
  })

  it('keep line ends inside a cell, so that entries under each other stay apart', async () => {
    const html = wrapped(
      '<table><tr><th>Name</th><th>Address</th></tr><tr><td>A</td><td>1 Road<br>2 Street</td></tr></table>',
    )
    const row = (await read(page(html))).blocks.at(-1)
    expect(row?.cells?.[1]?.text).toBe('1 Road\n2 Street')
  })
})

describe('what is text', () => {
  it('keeps text beside block elements as paragraphs, and ends a block at two line breaks', async () => {
    const html = wrapped('<div>One<div>two</div>three<br>four<br><br>five</div>')
    expect(lines(await read(page(html))).slice(2)).toEqual([
      'paragraph: One',
      'paragraph: two',
      'paragraph: three\nfour',
      'paragraph: five',
    ])
  })

  it('leaves out hidden elements, templates, comments and code', async () => {
    const html = wrapped(
      '<p hidden>a1</p><div style="color:red; display: none">a2</div><template><p>a3</p></template><!-- a4 --><noscript>a5</noscript>' +
        '<script>a6</script><style>a7</style><p aria-hidden="true">a8</p><p>Seen <span style="display:none">a9</span>text.</p>',
    )
    const text = (await read(page(html))).blocks.map((block) => block.text).join('\n')
    expect(text).toContain('Seen text.')
    expect(text).not.toMatch(/a\d/)
  })

  it('keeps the answer that an accordion hides until somebody opens it', async () => {
    const html = wrapped(
      '<h3><button aria-controls="q1">Is a licence needed?</button></h3><div id="q1" hidden><p>Yes, since May 13.</p></div>' +
        '<div id="modal" class="modal" style="display:none"><p>Subscribe now.</p></div><a href="#modal">Subscribe</a>',
    )
    const found = await read(page(html))
    expect(lines(found)).toContain('heading: Is a licence needed?')
    expect(lines(found)).toContain('paragraph: Yes, since May 13.')
    expect(JSON.stringify(found)).not.toContain('Subscribe now')
  })

  it('keeps a raised number apart from the number before it', async () => {
    const html = wrapped('<p>10<sup>5</sup> bits, the 1<sup>st</sup> of H<sub>2</sub>O<sup>[3]</sup>.</p>')
    expect((await read(page(html))).blocks.at(-1)?.text).toBe('10⁵ bits, the 1st of H2O[3].')
  })

  it('drops links that lead nowhere: fragments, scripts, mail', async () => {
    const html = wrapped(
      '<p><a href="#a">x</a> <a href="page.html#b">y</a> <a href="javascript:alert(1)">z</a> <a href="mailto:a@b.c">m</a> <a href="data:text/html,x">d</a> <a href="other.html#c">o</a></p>',
    )
    expect((await read(page(html))).blocks.at(-1)?.links).toEqual([
      { text: 'o', url: 'https://www.example.gov/news/other.html#c' },
    ])
  })

  it('starts relative links from the base element', async () => {
    const html = `<base href="/a/b/">${wrapped('<p><a href="c.pdf">file</a></p>')}`
    expect((await read(page(html))).blocks.at(-1)?.links[0]?.url).toBe('https://www.example.gov/a/b/c.pdf')
  })

  it('reads preformatted text as paragraphs, its hard line ends undone', async () => {
    const html = wrapped(
      '<pre>    SUMMARY: This rule adds entries\nto the list of end-\nuser entries.\n\n[[Page 14047]]\n\n    Next part.</pre>',
    )
    expect(lines(await read(page(html))).slice(2)).toEqual([
      'paragraph: SUMMARY: This rule adds entries to the list of end-user entries.',
      'paragraph: Next part.',
    ])
  })

  it('takes an old page as it is: unclosed elements, upper case, everything in one form', async () => {
    const html =
      '<HTML><BODY><FORM action=x><H1>Notice</H1><P>First line of the notice<P>Second<UL><LI>a<LI>b</UL></FORM></BODY></HTML>'
    expect(lines(await read(page(html)))).toEqual([
      'heading: Notice',
      'paragraph: First line of the notice',
      'paragraph: Second',
      'item: a',
      'item: b',
    ])
  })
})

describe('what a page shows without text', () => {
  const body = (html: string) => read(page(`<main><h1>Quotas</h1><p>The quotas stand below.</p>${html}</main>`))

  it.each([
    ['<iframe title="Quota table" src="../q/2027.pdf"></iframe>', 'Quota table'],
    ['<div><object data="/q/2027.pdf"><p>No viewer.</p></object></div>', '[object]'],
    ['<embed aria-label="Quota table" src="/q/2027.pdf">', 'Quota table'],
  ])('has a link to the document in %s', async (html, text) => {
    const url = 'https://www.example.gov/q/2027.pdf'
    expect((await body(html)).blocks.at(-1)).toMatchObject({ kind: 'paragraph', text, links: [{ text, url }] })
  })

  it('reads the page that a frame brings with it, and one inside of it', async () => {
    const framed = (html: string) =>
      `<iframe srcdoc="${html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"></iframe>`
    const found = await body(
      `${framed(`<p>Eels may not be landed.</p>${framed('<p>Nor may crabs.</p>')}`)}<p>So much.</p>`,
    )
    expect(lines(found).slice(2)).toEqual([
      'paragraph: Eels may not be landed.',
      'paragraph: Nor may crabs.',
      'paragraph: So much.',
    ])
  })

  it('reads the words of pictures, alone, in a sentence and in a cell', async () => {
    const found = await body(
      '<figure><img src="a.png" alt="Permit no. 7: eels closed"></figure><p>Boats <img src="b.png" alt="over 12 m"> report.</p>' +
        '<table><tr><th>Fish</th><th>Open</th></tr><tr><td>Eel</td><td><img src="x.svg" alt="no"></td></tr></table>',
    )
    expect(lines(found).slice(2)).toEqual([
      'paragraph: Permit no. 7: eels closed',
      'paragraph: Boats over 12 m report.',
      'row: Fish | Open',
      'row: Eel | no',
    ])
  })

  it('reads boxes that are ticked and not', async () => {
    const found = await body(
      '<ul><li><input type=checkbox checked disabled>Eel</li><li><input type="radio" disabled> Crab</li><li><input type=text value=x>Cod</li></ul>',
    )
    expect(lines(found).slice(2)).toEqual(['item: ☑ Eel', 'item: ☐ Crab', 'item: Cod'])
  })

  it('reads nothing of pixels, hidden frames, names of files and pictures that only adorn', async () => {
    const noise =
      '<img width=1 height="1px" src="/t" alt="count"><img src="a" alt="IMG_20.jpg"><img src="a" alt=""><img src="a" alt="wave" role=presentation>' +
      '<iframe src="/ads" width=0 height=0></iframe><iframe src="/s" style="display: none"></iframe><iframe src="about:blank"></iframe>' +
      '<nav><a href="/"><img src="l" alt="Logo of the ministry"></a></nav><input type=hidden value=1>'
    expect(lines(await body(noise))).toHaveLength(2)
    const removed = await read(page('<main><p>Text.</p><iframe src="/a"></iframe><img alt=Map src=m></main>'), {
      remove: ['iframe', 'img'],
    })
    expect(lines(removed)).toEqual(['paragraph: Text.'])
  })

  it.each([
    'text-decoration: line-through',
    'color:red;TEXT-DECORATION-LINE:underline line-through',
    'text-decoration:#f00 line-through 2px',
  ])('reads nothing that is struck out by style: %s', async (style) => {
    const found = await body(
      `<p>Boats <span style="${style}">under 12 m</span> report.</p><p style="${style}">Gone.</p>`,
    )
    expect(lines(found).slice(2)).toEqual(['paragraph: Boats report.'])
  })

  it('reads what is only underlined, or not struck out any more', async () => {
    const found = await body('<p style="text-decoration:underline">A.</p><p style="text-decoration:none">B.</p>')
    expect(lines(found)).toHaveLength(4)
  })
})

describe('selectors of the watch', () => {
  it('refuse a page in which one of them matches nothing', async () => {
    expect(await refusal(fixture('bis-release.html'), { select: ['main', '#body-of-release'] })).toBe('select-nothing')
  })

  it('refuse what is no selector', async () => {
    expect(await refusal(fixture('bis-release.html'), { select: ['div['] })).toBe('select-nothing')
  })

  it('may name several parts, but not forty where one was meant', async () => {
    const teasers = (count: number) => page(wrapped('<div class="t"><p>A teaser.</p></div>'.repeat(count)))
    expect((await read(teasers(3), { select: ['.t'] })).blocks).toHaveLength(3)
    expect(await refusal(teasers(40), { select: ['.t'] })).toBe('select-too-many')
    expect((await read(teasers(40), { select: ['.t'], expect: { max: 50 } })).blocks).toHaveLength(40)
  })

  it('give each part once, in the order of the page', async () => {
    const html = wrapped(
      '<div class="a"><p>one</p><div class="b"><p>two</p></div></div><div class="b"><p>three</p></div>',
    )
    expect(lines(await read(page(html), { select: ['.b', '.a'] }))).toEqual([
      'paragraph: one',
      'paragraph: two',
      'paragraph: three',
    ])
  })

  it('leave out what `remove` names, and do not mind when it is not there', async () => {
    const found = await read(fixture('bis-release.html'), {
      select: ['article'],
      remove: ['.release-line', '.nothing'],
    })
    expect(found.blocks[0]?.kind).toBe('heading')
  })

  it('refuse a part that is there and empty', async () => {
    expect(await refusal(page(wrapped('<div id="x"> </div>')), { select: ['#x'] })).toBe('page-unreadable')
  })
})

describe('the main part, where the watch names none', () => {
  it('leaves out what stands beside a document, also inside main', async () => {
    const html = wrapped(
      '<aside><h2>Related news</h2><p>Other.</p></aside><div class="breadcrumbs">Home</div><nav>Nav</nav><p>Text.</p>',
    )
    expect(lines(await read(page(html))).slice(2)).toEqual(['paragraph: Text.'])
  })

  it('is the whole body without menus where there is no landmark', async () => {
    const html = `<html><body><div class="menu"><a href="/a">A</a></div><ul><li><a href=/1>One</a><li><a href=/2>Two</a><li><a href=/3>Three</a><li><a href=/4>Four</a></ul>
      <div>The ministry answered questions on the matter of chips and of rare earths today.</div><div id="footer">Imprint</div></body></html>`
    expect(lines(await read(page(html)))).toEqual([
      'paragraph: The ministry answered questions on the matter of chips and of rare earths today.',
    ])
  })
})

describe('the date that a page gives itself', () => {
  const dateOf = async (html: string, changes = {}) => (await read(page(html), changes)).date?.value
  it.each([
    ['<p>March 25, 2025</p>', '2025-03-25'],
    ['<p>Press Release | BIS | May 13, 2025</p>', '2025-05-13'],
    ['<p>Published: 12 May 2025 | Updated: 19 May 2025</p>', '2025-05-19'],
    ['<p>发布时间：2025-05-19 15:32 来源：本站</p>', '2025-05-19'],
    ['<p>【发文日期】2025年5月19日</p>', '2025-05-19'],
    ['<p>發布日期：民國114年5月19日</p>', '2025-05-19'],
    ['<p>Stand: 13. Mai 2025</p>', '2025-05-13'],
    ['<p>令和7年5月19日</p>', '2025-05-19'],
    ['<p>Posted <time datetime="2025-05-13T23:30:00Z">last night</time></p>', '2025-05-13'],
  ])('%s', async (html, value) => {
    expect(await dateOf(wrapped(html))).toBe(value)
  })

  it('is none of the dates of the matter', async () => {
    for (const html of [
      '<p>Effective date: May 15, 2025</p>',
      '<p>Comments due May 15, 2025</p>',
      '<p>自2025年5月15日起施行</p>',
      '<p>On May 13, 2025, the bureau said that the rule applies.</p>',
    ]) {
      expect(await dateOf(wrapped(html))).toBeUndefined()
    }
  })

  it('falls back to what machines get, in the zone of the source', async () => {
    const meta = '<head><meta property="article:published_time" content="2025-05-14T02:00:00Z">'
    expect(await dateOf(wrapped('').replace('<head>', meta))).toBe('2025-05-13')
    const linked =
      '<head><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2025-05-13"}]}</script>'
    expect(await dateOf(wrapped('').replace('<head>', linked))).toBe('2025-05-13')
  })

  it('is not moved by a stamp that content systems renew when nothing was edited', async () => {
    const meta = '<head><meta property="article:modified_time" content="2025-06-01T02:00:00Z">'
    expect(await dateOf(wrapped('').replace('<head>', meta))).toBeUndefined()
  })
})

describe('expectations of the watch', () => {
  it('count blocks', async () => {
    expect(await refusal(fixture('bis-release.html'), { expect: { min: 50 } })).toBe('count-out-of-bounds')
    expect(await refusal(fixture('bis-release.html'), { expect: { max: 3 } })).toBe('count-out-of-bounds')
    expect((await read(fixture('bis-release.html'), { expect: { min: 5, max: 50 } })).blocks).toHaveLength(12)
  })

  it('want words that every genuine copy has, in any case and typography, anywhere in the page', async () => {
    expect(await refusal(fixture('bis-release.html'), { expect: { contains: ['Foreign Ministry'] } })).toBe(
      'page-unreadable',
    )
    await read(fixture('bis-release.html'), {
      select: ['article'],
      expect: { contains: ['for immediate release', 'Constitution Ave'] },
    })
  })

  it('say what was found and what to do', async () => {
    const error = await refused(fixture('bis-release.html'), { expect: { min: 50 } })
    expect(error.message).toBe('The page has 12 blocks; the watch expects 50 to any number.')
    expect(error.hint).toMatch(/expect\.min/)
  })
})
