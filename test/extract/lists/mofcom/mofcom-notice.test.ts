import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from '../../../../src/extract/extract.ts'
import { cpuMs } from '../../../cpu.ts'
import { chinese, page, reading } from '../../reading.ts'
import { notice, told } from './mofcom.ts'

const ECL = 'MOFCOM Export Control List'
const UEL = 'MOFCOM Unreliable Entity List'

describe('a notice with an annex', () => {
  const LINES = [
    '为维护国家安全，决定将甲光电公司等3家美国实体列入出口管制管控名单（见附件），并采取以下措施：',
    '一、禁止向上述3家美国实体出口两用物项。',
    '本公告自公布之日起实施。',
    '附件：出口管制管控名单',
    '1. 甲光电公司（Alpha Optics Inc.）',
    '地址：12 Main Street, Springfield, USA',
    '邮编：12345',
    '2．乙·动力集团（Beta Dynamics (Asia) LLC)',
    '地址：3 Dock Road, Portland',
    '3、Group W公司(Group W)',
  ]

  it('adds each name with its original, its address and the day from which it holds', async () => {
    const found = await notice('商务部公告2025年第21号', '2025-04-04', LINES)
    expect(found.number).toBe('商务部公告2025年第21号')
    expect(told(found)).toEqual([
      `added ${ECL}: 甲光电公司 = Alpha Optics Inc.`,
      `added ${ECL}: 乙·动力集团 = Beta Dynamics (Asia) LLC`,
      `added ${ECL}: Group W公司 = Group W`,
    ])
    expect(found.acts.map(({ listing }) => listing?.addresses)).toEqual([
      ['12 Main Street, Springfield, USA, 12345'],
      ['3 Dock Road, Portland'],
      [],
    ])
    expect(found.acts[0]).toMatchObject({
      effectiveDate: { value: '2025-04-04', source: 'rule' },
      listing: { country: '美国' },
    })
    expect(found.counts).toEqual([{ value: 3, text: '等3家美国实体', country: '美国', found: 3 }])
  })

  it('marks each name where it stands', async () => {
    const found = await notice('商务部公告2025年第21号', '2025-04-04', LINES)
    expect(
      found.acts.map(({ evidence, block }) => [
        evidence.text.slice(...(evidence.marks[0] ?? [0, 0])),
        found.blocks[block]?.text,
      ]),
    ).toEqual([
      ['甲光电公司', LINES[4]],
      ['乙·动力集团', LINES[7]],
      ['Group W公司', LINES[9]],
    ])
  })

  it('reads the same in plain text, and as a table', async () => {
    const text = await extract(
      page(`商务部公告2025年第21号\n\n2025-04-04\n\n${LINES.join('\n\n')}`, 'text/plain'),
      reading(chinese),
    )
    expect(told(text)).toHaveLength(3)
    expect(text.acts[0]?.listing?.addresses).toEqual(['12 Main Street, Springfield, USA, 12345'])
    const table =
      '<table><tr><th>序号</th><th>实体名称</th><th>英文名称</th><th>地址</th></tr><tr><td>1</td><td>甲光电公司</td><td>Alpha Optics Inc.</td><td>12 Main Street</td></tr><tr><td>2</td><td>乙动力集团</td><td>Beta Dynamics LLC</td><td>3 Dock Road</td></tr></table>'
    const found = await notice('商务部公告2025年第21号', '2025-04-04', [
      '决定将下列2家实体列入出口管制管控名单（见附件）。',
      table,
    ])
    expect(told(found)).toEqual([
      `added ${ECL}: 甲光电公司 = Alpha Optics Inc.`,
      `added ${ECL}: 乙动力集团 = Beta Dynamics LLC`,
    ])
    expect(found.acts[0]?.listing?.addresses).toEqual(['12 Main Street'])
  })

  it('shows a count that is not what was counted, and no error; branches belong to their entry', async () => {
    const found = await notice('不可靠实体清单工作机制公告〔2025〕11号', '2025-10-09', [
      '决定将甲光电公司等14家外国实体列入不可靠实体清单。',
      '附：实体名单',
      '1. 甲光电公司（Alpha Optics Inc.）',
      '2. 乙咨询公司（Beta Insights）及其分支机构：',
      '（1）乙咨询公司欧洲分公司（Beta Insights Europe）',
      '- Beta Insights Japan KK',
      '3. 丙公司（Gamma LLC）',
    ])
    expect(found.counts).toEqual([{ value: 14, text: '等14家外国实体', found: 3 }])
    expect(found.acts.map(({ listing }) => [listing?.name, listing?.subordinates])).toEqual([
      ['甲光电公司', []],
      ['乙咨询公司', ['乙咨询公司欧洲分公司（Beta Insights Europe）', 'Beta Insights Japan KK']],
      ['丙公司', []],
    ])
  })

  it('names the rest of whom its sentence begins to name, counted or not', async () => {
    const found = await notice('不可靠实体清单工作机制公告〔2025〕12号', '2025-10-09', [
      '决定将甲光电公司、乙咨询公司及其分支机构等外国实体列入不可靠实体清单，并采取以下措施：',
      '附：被列入不可靠实体清单的外国实体',
      '1. 甲光电公司（Alpha Optics Inc.）',
      '2. 丁论坛 （Delta Forum）',
      '3. 乙咨询公司（Beta Insights）及其分支机构',
    ])
    expect(found.acts.map(({ listing }) => listing?.name)).toEqual(['甲光电公司', '丁论坛', '乙咨询公司'])
  })

  it('gives each of two lists its own annex', async () => {
    const found = await notice('商务部公告2026年第8号', '2026-02-24', [
      '决定将甲株式会社等2家日本实体列入出口管制管控名单（见附件1）。',
      '将丙株式会社等1家日本实体列入关注名单（见附件2）。',
      '附件1：出口管制管控名单',
      '1.甲株式会社（Alpha Corporation）',
      '2.乙学院（Beta Academy）',
      '附件2：关注名单',
      '1.丙株式会社（Gamma K.K.）',
    ])
    expect(told(found)).toEqual([
      `added ${ECL}: 甲株式会社 = Alpha Corporation`,
      `added ${ECL}: 乙学院 = Beta Academy`,
      'added MOFCOM Watch List: 丙株式会社 = Gamma K.K.',
    ])
    expect(found.counts.map(({ value, found: counted }) => [value, counted])).toEqual([
      [2, 2],
      [1, 1],
    ])
  })
})

describe('a notice in prose', () => {
  const listed = async (sentence: string) =>
    (await notice('不可靠实体清单工作机制公告〔2025〕7号', '2025-04-04', [sentence])).acts.map(({ listing }) => [
      listing?.name ?? '',
      ...(listing?.aliases ?? []),
    ])

  it.each([
    [
      '决定将甲公司（Alpha Inc.）、乙研究院（Beta Institute）和丙航空系统公司（Gamma Air, Inc.）等3家实体列入不可靠实体清单。',
      [
        ['甲公司', 'Alpha Inc.'],
        ['乙研究院', 'Beta Institute'],
        ['丙航空系统公司', 'Gamma Air, Inc.'],
      ],
    ],
    [
      '决定将参与对台军售的导弹和火控公司（Missiles and Fire Control）以及沃特和伍德公司(Walt & Wood)列入不可靠实体清单，',
      [
        ['导弹和火控公司', 'Missiles and Fire Control'],
        ['沃特和伍德公司', 'Walt & Wood'],
      ],
    ],
    ['决定将甲光电公司、乙动力集团列入不可靠实体清单。', [['甲光电公司'], ['乙动力集团']]],
    [
      '决定将美国PVH集团（PVH Corp.）和乙公司（Beta, Inc.）列入不可靠实体清单。',
      [
        ['PVH集团', 'PVH Corp.'],
        ['乙公司', 'Beta, Inc.'],
      ],
    ],
    [
      '决定将甲防务、空间与安全集团（Alpha Defense, Space）和乙公司（Beta）列入不可靠实体清单。',
      [
        ['甲防务、空间与安全集团', 'Alpha Defense, Space'],
        ['乙公司', 'Beta'],
      ],
    ],
    ['决定将甲株式会社等参与提升军事实力的20家日本实体列入出口管制管控名单。', [['甲株式会社']]],
    ['决定将甲株式会社等20家无法核实最终用户、最终用途的日本实体列入关注名单。', [['甲株式会社']]],
    ['决定将甲咨询公司及其分支机构（Alpha Insights）列入不可靠实体清单。', [['甲咨询公司', 'Alpha Insights']]],
    ['决定将甲光电公司和乙动力集团等2家企业列入不可靠实体清单。', [['甲光电公司'], ['乙动力集团']]],
    ['决定将导弹公司和火控公司列入不可靠实体清单。', [['导弹公司'], ['火控公司']]],
    ['决定将甲和乙导弹公司等1家企业列入不可靠实体清单。', [['甲和乙导弹公司']]],
    [
      '中方决定将欧盟UAB Urbo Bankas和AB Mano Bankas两家银行列入反制清单，并采取以下措施：',
      [['UAB Urbo Bankas'], ['AB Mano Bankas']],
    ],
    [
      '決定將甲光電公司（Alpha Optics）、乙動力集團（Beta）及丙銀行（Gamma Bank）等３家實體列入不可靠實體清單。',
      [
        ['甲光電公司', 'Alpha Optics'],
        ['乙動力集團', 'Beta'],
        ['丙銀行', 'Gamma Bank'],
      ],
    ],
  ])('%s', async (sentence, expected) => {
    expect(await listed(sentence)).toEqual(expected)
  })

  it('holds from the minute that it states', async () => {
    const found = await notice('商务部公告2025年第22号', '2025-04-09', [
      '决定将甲公司（Alpha Inc.）列入出口管制管控名单。',
      '本公告自2025年4月10日12时01分起实施。',
    ])
    expect(found.acts[0]?.effectiveDate).toEqual({ value: '2025-04-10', source: 'rule' })
  })

  it('announces without names what it does not name', async () => {
    const found = await notice('商务部新闻发言人答记者问', '2025-09-26', [
      '问：商务部宣布将3家美国实体列入出口管制管控名单，请问有何考虑？',
      '答：中方决定将危害中国国家安全和利益的3家美国实体列入出口管制管控名单，禁止两用物项对其出口。',
    ])
    expect(told(found)).toEqual([`added ${ECL}:`])
    expect(found.counts).toEqual([{ value: 3, text: '3家美国实体', country: '美国' }])
  })

  it('takes from a list', async () => {
    const found = await notice('不可靠实体清单工作机制公告〔2026〕2号', '2026-03-01', [
      '决定将甲公司（Alpha Inc.）移出不可靠实体清单。',
    ])
    expect(told(found)).toEqual([`removed ${UEL}: 甲公司 = Alpha Inc.`])
  })
})

describe('a suspension', () => {
  const acts = async (lines: readonly string[], date = '2025-08-12', title = '商务部新闻发言人谈话') =>
    told(await notice(title, date, lines))

  it.each([
    [
      ['自2025年5月14日12时01分起，暂停实施商务部公告2025年第21号，为期90天。'],
      [`suspended : 商务部公告2025年第21号 until 2025-08-12`],
    ],
    [
      [
        '中方决定，自2025年8月12日起，对公告2025年第21号（4月4日）所列16家实体，继续暂停90天；停止公告2025年第22号（4月9日）对12家实体采取的措施。',
      ],
      [`continued ${ECL}: 商务部公告2025年第21号 until 2025-11-09`, `stopped ${ECL}: 商务部公告2025年第22号`],
    ],
    [
      [
        '决定自2025年11月10日起，继续暂停不可靠实体清单工作机制公告〔2025〕7号所列措施1年，停止不可靠实体清单工作机制公告〔2025〕5号、〔2025〕6号措施。',
      ],
      [
        `continued ${UEL}: 不可靠实体清单工作机制公告〔2025〕7号 until 2026-11-09`,
        `stopped ${UEL}: 不可靠实体清单工作机制公告〔2025〕5号`,
        `stopped ${UEL}: 不可靠实体清单工作机制公告〔2025〕6号`,
      ],
    ],
    [
      [
        '决定自即日起至2026年11月10日，暂停实施商务部公告2025年第55号、56号和商务部 海关总署公告2025年第61号对稀土等物项的措施。',
      ],
      ['55', '56', '61'].map(
        (number) => `suspended MOFCOM Controlled Items List: 商务部公告2025年第${number}号 until 2026-11-10`,
      ),
    ],
    [['自2025年11月10日起恢复实施商务部公告2025年第21号。'], ['resumed : 商务部公告2025年第21号']],
    [
      [
        '我部于2025年4月4日发布公告2025年第21号，将16家美国实体列入出口管制管控名单。',
        '现决定自2025年5月14日起，对上述实体暂停适用相关措施90天。',
      ],
      [`suspended ${ECL}: 商务部公告2025年第21号 until 2025-08-11`],
    ],
    [
      ['对4月9日公告所列12家美国实体，决定停止适用出口管制管控名单措施。'],
      [`stopped ${ECL}: 商务部公告（2025-04-09）`],
    ],
    [
      ['决定暂停对甲公司（Alpha Inc.）、乙公司（Beta LLC）采取的不可靠实体清单措施90天。'],
      [
        `suspended ${UEL}: 甲公司 = Alpha Inc. until 2025-11-09`,
        `suspended ${UEL}: 乙公司 = Beta LLC until 2025-11-09`,
      ],
    ],
    [['決定自2025年8月12日起繼續暫停公告2025年第21號90天。'], [`continued : 商务部公告2025年第21号 until 2025-11-09`]],
  ])('%s', async (lines, expected) => {
    expect(await acts(lines)).toEqual(expected)
  })

  it('of several notices may be told with what came before', async () => {
    expect(
      await acts([
        '4月4日和9日，商务部公布2025年第21号、22号公告，将28家美国实体列入出口管制管控名单。5月14日，商务部发布公告，暂停上述措施90天。',
        '为落实磋商共识，现决定自2025年8月12日起，对公告2025年第21号列入的16家美国实体，继续暂停90天，停止公告2025年第22号列入的12家美国实体的管制措施。',
      ]),
    ).toEqual([`continued ${ECL}: 商务部公告2025年第21号 until 2025-11-09`, `stopped ${ECL}: 商务部公告2025年第22号`])
  })

  it('of a period may stand before its word, the notices by day and number', async () => {
    expect(
      await acts(
        [
          '不可靠实体清单工作机制决定自2025年5月14日起，在90天内暂停4月4日（公告〔2025〕7号）、4月9日（公告〔2025〕8号）将17家美国实体列入不可靠实体清单的措施。',
        ],
        '2025-05-14',
      ),
    ).toEqual(
      ['7', '8'].map((number) => `suspended ${UEL}: 不可靠实体清单工作机制公告〔2025〕${number}号 until 2025-08-11`),
    )
  })

  it('may list its notices below', async () => {
    expect(
      await acts(
        [
          '经批准，决定自2025年11月7日起至2026年11月10日，暂停实施下列公告：',
          '1. 商务部 海关总署公告2025年第55号（公布对超硬材料相关物项实施出口管制的决定）；',
          '2. 商务部公告2025年第62号。',
        ],
        '2025-11-07',
        '商务部公告2025年第70号',
      ),
    ).toEqual(['55', '62'].map((number) => `suspended : 商务部公告2025年第${number}号 until 2026-11-10`))
  })

  it('leaves out whom it names', async () => {
    const found = await notice('商务部公告', '2025-08-12', [
      '除甲光电公司外，决定自2025年8月12日起继续暂停公告2025年第21号90天。',
    ])
    expect(found.acts[0]?.except).toEqual(['甲光电公司'])
  })
})

describe('is no act', () => {
  it.each([
    '美国商务部宣布将80家实体列入出口管制“实体清单”。',
    '问：美国商务部决定将50多家中国实体列入出口管制实体清单，请问有何评论？',
    '问：商务部决定将3家美国实体列入出口管制管控名单，请问有何考虑？',
    '中方敦促美方取消上述规则，停止对中国企业的无理打压。',
    '中方注意到，美方宣布暂停实施该规则，并表示将恢复公告2025年第21号。',
    '甲光电公司（Alpha Optics Inc.）此前已列入不可靠实体清单。',
    '2024年5月20日，工作机制决定将乙航空系统公司（Beta Air）列入不可靠实体清单。',
    '工作机制决定于2025年2月4日将甲公司列入不可靠实体清单。',
    '不可靠实体清单工作机制决定对甲公司（Alpha Inc.）启动调查。',
    '提示企业谨慎向已列入出口管制管控名单的甲公司（Alpha Inc.）供货。',
    '关税措施依照商务部公告2025年第21号继续暂停90天加征关税。',
    '如果美方一意孤行，中方将恢复实施公告2025年第21号。',
    '日本政府决定将甲公司（Alpha Inc.）列入反制清单以外的名单。',
    '他说：“我们决定将甲公司（Alpha Inc.）列入不可靠实体清单。”',
  ])('%s', async (sentence) => {
    expect(told(await notice('商务部新闻发言人答记者问', '2025-08-12', [sentence]))).toEqual([])
  })

  it.each([
    [['路透社记者：中方是否决定将甲公司（Alpha Inc.）列入不可靠实体清单？', '何亚东：中方已多次表明立场。'], 0],
    [
      ['问：中方决定将甲公司（Alpha Inc.）列入不可靠实体清单？答：中方决定将乙公司（Beta Inc.）列入不可靠实体清单。'],
      1,
    ],
    [
      [
        '有记者问：商务部决定暂停公告2025年第21号，',
        '对此有何说明，并恢复实施公告2025年第22号？',
        '答：自2025年8月12日起，停止公告2025年第22号措施。',
      ],
      1,
    ],
  ])('a question is none, its answer may be one: %#', async (lines, count) => {
    expect((await notice('例行新闻发布会', '2025-08-12', lines)).acts).toHaveLength(count)
  })

  it('a mention beside the act adds nothing', async () => {
    const found = await notice('不可靠实体清单工作机制公告〔2024〕3号', '2024-05-20', [
      '决定将甲航空系统公司（Alpha Aeronautical Systems）列入不可靠实体清单。',
      '2023年2月16日，工作机制决定将乙公司（Beta）、丙公司（Gamma）列入不可靠实体清单。',
    ])
    expect(told(found)).toEqual([`added ${UEL}: 甲航空系统公司 = Alpha Aeronautical Systems`])
  })
})

describe('controlled items', () => {
  it('are listed by their control codes, with customs numbers, conditions and figures', async () => {
    const found = await notice('商务部 海关总署公告2025年第18号', '2025-04-04', [
      '经国务院批准，决定对下列物项实施出口管制：',
      '一、1C902.a．金属粉末（参考海关商品编号：2805301910、2805301920）',
      '二、2B999.c．具有以下所有特性的切割线：',
      '1．线径小于等于120 μm；',
      '说明：2B999.c项不管制手工工具。',
      '（三）烧结工艺技术（管制编码：1E902.b）',
      '四、出口经营者应当办理许可。',
      '本公告自2025年4月5日起正式实施。',
    ])
    expect(told(found)).toEqual([
      'added MOFCOM Controlled Items List: 1C902.a 金属粉末',
      'added MOFCOM Controlled Items List: 2B999.c 具有以下所有特性的切割线：\n1．线径小于等于120 μm；',
      'added MOFCOM Controlled Items List: 1E902.b 烧结工艺技术',
    ])
    expect(found.acts[0]?.listing).toMatchObject({
      identifiers: ['2805301910', '2805301920'],
      effectiveDate: { value: '2025-04-05' },
    })
    expect(found.acts[1]?.listing?.item?.thresholds).toEqual(['小于等于120 μm'])
  })
})

describe('the reader', () => {
  it('can be named, and has the name', async () => {
    const found = await notice(
      '商务部公告2025年第51号',
      '2025-09-25',
      ['决定将甲公司（Alpha Inc.）列入出口管制管控名单。'],
      { reader: 'mofcom-notice' },
    )
    expect(found.reader).toBe('mofcom-notice')
    expect(found.acts).toHaveLength(1)
  })

  it.each([
    [['中华人民共和国商务部公告', '2025年第51号', '决定将甲公司列入出口管制管控名单。'], '商务部公告2025年第51号'],
    [['【发布文号】商务部令2025年第5号', '决定将甲公司列入反制清单。'], '商务部令2025年第5号'],
    [
      ['【发布文号】不可靠实体清单工作机制〔2025〕8号', '决定将甲公司列入不可靠实体清单。'],
      '不可靠实体清单工作机制公告〔2025〕8号',
    ],
    [
      ['不 可 靠 实 体 清 单 工 作 机 制', '公    告', '2025年 第8号', '决定将甲公司列入不可靠实体清单。'],
      '不可靠实体清单工作机制公告〔2025〕8号',
    ],
    [['关于2025年第61号公告，现暂停有关事项。'], undefined],
  ])('finds the number of the notice in %s', async (lines, number) => {
    expect((await notice('中国出口管制信息网', '2025-09-25', lines)).number).toBe(number)
  })

  it('stands what anybody writes, and marks only what is there', async () => {
    const piece = fc.constantFrom(
      '决定',
      '将',
      '甲公司',
      '（Alpha）',
      '、',
      '和',
      '等',
      '3家实体',
      '列入',
      '不可靠实体清单',
      '暂停',
      '继续',
      '90天',
      '公告',
      '2025年第21号',
      '，',
      '。',
      '（',
      '）',
      '自2025年4月4日起',
      '附件：',
      '1.',
      '\n',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 120 }), async (pieces) => {
        const body = `商务部公告2025年第1号决定\n\n${pieces.join('')}`
        const found = await extract(page(body, 'text/plain'), reading(chinese))
        for (const { evidence, block } of found.acts) {
          expect(found.blocks[block]).toBeDefined()
          for (const [start, end] of evidence.marks) {
            expect(start).toBeLessThan(end)
            expect(end).toBeLessThanOrEqual(evidence.text.length)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it.each(['决定将', '（', '决定将甲公司（A）、', '暂停公告2025年第21号，', '1. 甲公司（Alpha）地址：', '和甲公司'])(
    'is quick on a page of nothing but "%s"',
    async (piece) => {
      const body = `商务部公告2025年第1号\n\n${piece.repeat(20_000)}列入不可靠实体清单。`
      const before = cpuMs()
      await extract(page(body, 'text/plain'), reading(chinese))
      expect(cpuMs() - before).toBeLessThan(3_000)
    },
  )
})
