import { describe, expect, it } from 'vitest'
import { judgePair, kinds, marked } from '../pair.ts'

describe('reach', () => {
  it.each([
    ['The ban covers sales anywhere in the world.', 'The ban covers sales.', 'scope.narrowed'],
    ['The ban covers sales.', 'The ban covers sales worldwide.', 'scope.widened'],
    ['Any sale to the port is covered.', 'Certain sales to the port are covered.', 'scope.narrowed'],
    ['Sales to the port are prohibited.', 'Sales to the port are prohibited, except for medicine.', 'scope.narrowed'],
    ['Sales to the port are prohibited, except for medicine.', 'Sales to the port are prohibited.', 'scope.widened'],
    ['The order covers routers.', 'The order covers routers and devices that contain them.', 'scope.widened'],
    ['The order covers routers and switches.', 'The order covers routers.', 'scope.narrowed'],
    ['Firms held directly or indirectly are covered.', 'Firms held directly are covered.', 'scope.narrowed'],
    ['Members may vote.', 'Members may vote if they have paid the fee.', 'scope.narrowed'],
  ])('%s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it.each([
    ['zh-Hans', '不得向上述港口出口该设备。', '不得向上述港口出口该设备，但用于救灾的除外。', 'scope.narrowed'],
    ['zh-Hans', '任何组织和个人不得转让该技术。', '部分企业不得转让该技术。', 'scope.narrowed'],
    ['zh-Hans', '本公告适用于石墨的出口。', '本公告适用于石墨及其制品的出口。', 'scope.widened'],
    ['zh-Hans', '境内机构不得转让该技术。', '境内机构及其境外子公司不得转让该技术。', 'scope.widened'],
    ['zh-Hans', '企业可以申请贷款。', '符合条件的企业可以申请贷款。', 'scope.narrowed'],
    ['zh-Hans', '申报人可以延期。', '申报人有正当理由的，可以延期。', 'scope.narrowed'],
    ['zh-Hant', '廠商得申請展延。', '依法完成登記之廠商得申請展延。', 'scope.narrowed'],
    ['zh-Hant', '持護照之旅客得通關。', '持護照並已登錄之旅客得通關。', 'scope.narrowed'],
    ['zh-Hant', '公共場所不得飲食。', '室內公共場所不得飲食。', 'scope.narrowed'],
    ['zh-Hans', '地址：某市东城区某路1号', '地址：某市西城区某街5号', 'listing.amended'],
    ['zh-Hant', '選舉主任：林志明先生。', '選舉主任：陳嘉敏女士。', 'listing.amended'],
    ['zh-Hans', '开放口岸：青岛港、厦门港。', '开放口岸：青岛港、厦门港、盐田港。', 'listing.added'],
    ['zh-Hans', '不得在公共场所放置该设备。', '不得在车站放置该设备。', 'scope.narrowed'],
    ['zh-Hans', '不得在医院放置该设备。', '不得在公共场所放置该设备。', 'scope.widened'],
    ['zh-Hans', '管制元素：镓、锗。', '管制元素：镓、锗、锑。', 'listing.added'],
    ['zh-Hans', '来自智利、秘鲁和巴西的水果须经检疫。', '来自智利和巴西的水果须经检疫。', 'listing.removed'],
    ['zh-Hans', '准入品种：北部海虾、南部海虾、西部海虾。', '准入品种：北部海虾、南部海虾。', 'listing.removed'],
    ['zh-Hans', '科尔航空公司（Corl Air）', '科尔航空公司（Corl Air，又名 Corl Cargo）', 'listing.amended'],
    ['zh-Hans', '由国家药品监督局审批。', '由国家药品监督管理局审批。', 'listing.amended'],
  ])('%s: %s → %s', (language, before, after, kind) => {
    expect(kinds(judgePair(before, after, language))[0]).toBe(kind)
  })

  it('an exception in other words is none that came or went', () => {
    const findings = judgePair('除另有约定外，应公告。', '应公告，另有约定的除外。', 'zh-Hans')
    expect(kinds(findings)).not.toContain('scope.narrowed')
    expect(kinds(findings)).not.toContain('scope.widened')
  })

  it('a named country or company that joins a list is a listing', () => {
    expect(kinds(judgePair('The embargo covers Cuba and Iran.', 'The embargo covers Cuba, Iran and Belarus.'))[0]).toBe(
      'listing.added',
    )
  })
})

describe('names in a list', () => {
  it.each([
    [
      'The firms are: Arc Co., Ltd.; and Bell Co., Ltd.',
      'The firms are: Arc Co., Ltd.; Cove Co., Ltd.; and Bell Co., Ltd.',
      'listing.added',
    ],
    [
      'On the list: Sunny Exports (India).',
      'On the list: Coast Works (India); Sunny Exports (India).',
      'listing.added',
    ],
    [
      'The ships are: the RIGEL (IMO 1234567) and the SERENE (IMO 2345678).',
      'The ships are: the RIGEL (IMO 1234567), the SERENE (IMO 2345678) and the QUARTZ (IMO 3456789).',
      'listing.added',
    ],
    ['It holds Cuba, Iran, Sudan & Syria.', 'It holds Cuba, Iran, and Syria.', 'listing.removed'],
    ['The Board or the Secretary may convene it.', 'The Secretary may convene it.', 'listing.removed'],
    ['Write to Public Health England.', 'Write to the Plants and Healthcare products Agency.', 'listing.amended'],
    // the duty not to exceed goes with the thing that it describes
    ['Free are: pumps; bearings not exceeding 30 mm; and hooks.', 'Free are: pumps; and hooks.', 'scope.narrowed'],
  ])('%s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))).toEqual([kind])
  })

  it.each([
    ['Tell the Office of Export Enforcement (OEE).', 'Tell OEE, the Office of Export Enforcement.'],
    [
      'The team appoints a Contact for the group, and must report.',
      'The team appoints a Contact [TEAM] for the group, and must report.',
    ],
    ['Holders must keep what is old and what is new.', 'Holders must keep (i) what is old and (ii) what is new.'],
    ['The Office must answer.', 'The Office (hereinafter the “Bureau”) must answer.'],
  ])('is none where it stood there, is a reference or a short name: %s → %s', (before, after) => {
    expect(
      kinds(judgePair(before, after)).filter((kind) => kind.startsWith('listing.') || kind.startsWith('scope.')),
    ).toEqual([])
  })

  it('is marked as a reader sees it, with its own brackets', () => {
    const [finding] = judgePair(
      'On it: the RIGEL (IMO 1) and the SOL (IMO 2).',
      'On it: the RIGEL (IMO 1), the SOL (IMO 2) and the VEGA (IMO 3).',
    )
    expect(marked(finding, 'after').join(' ')).toContain('and the VEGA (IMO 3)')
  })
})

describe('duties that come and go', () => {
  it.each([
    ['', 'Holders shall keep the contract for five years.', 'obligation.added'],
    ['Holders shall keep the contract for five years.', '', 'obligation.removed'],
    [
      'Holders may ship at once.',
      'Holders may ship at once and must report each shipment to the office.',
      'obligation.added',
    ],
    [
      'Holders shall file the form.',
      'Holders shall file the form and certify that it is complete.',
      'obligation.added',
    ],
  ])('%s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it.each([
    ['zh-Hans', '持证人应当如实填写表格。', '持证人应当如实填写表格，并保存合同五年。', 'obligation.added'],
    ['zh-Hans', '', '持证人应当保存合同五年。', 'obligation.added'],
    ['zh-Hant', '', '業者應每年申報一次。', 'obligation.added'],
    ['zh-Hant', '', '處理機關需於五日內寄發通知。', 'obligation.added'],
    ['zh-Hans', '', '其他负责人对各自范围内的安全工作负责。', 'obligation.added'],
    ['zh-Hans', '', '运费由托运人自交货之日起十日内支付。', 'obligation.added'],
    ['zh-Hans', '持证人应当保存合同。', '持证人应当保存合同和装运单据。', 'obligation.added'],
    ['zh-Hans', '', '（三）变更奖品种类的；', 'scope.widened'],
  ])('%s: %s → %s', (language, before, after, kind) => {
    expect(kinds(judgePair(before, after, language))[0]).toBe(kind)
  })

  it('a promised replacement is no obligation', () => {
    expect(kinds(judgePair('', 'A replacement rule will follow at a later date.'))).toEqual(['wording.reworded'])
  })
})

describe('whether a rule stands', () => {
  it.each([
    ['The framework is in effect.', 'The framework has been rescinded.', 'en', 'rule.rescinded'],
    ['The duty remains in effect.', 'The duty is suspended for 90 days.', 'en', 'rule.suspended'],
    ['原管理办法继续有效。', '原管理办法同时废止。', 'zh-Hans', 'rule.rescinded'],
    ['本公告继续实施。', '本公告暂停实施90天。', 'zh-Hans', 'rule.suspended'],
    ['本公告暂停实施。', '本公告恢复实施。', 'zh-Hans', 'rule.reinstated'],
    ['本規定繼續適用。', '本規定停止適用。', 'zh-Hant', 'rule.rescinded'],
    ['对该产品加征关税。', '停止对该产品加征关税。', 'zh-Hans', 'rule.rescinded'],
    ['维持对该国的制裁。', '解除对该国的制裁。', 'zh-Hans', 'rule.rescinded'],
    ['該函釋繼續援用。', '該函釋不再援用。', 'zh-Hant', 'rule.rescinded'],
    ['北辰精密公司列入管控名单。', '北辰精密公司移出管控名单。', 'zh-Hans', 'listing.removed'],
  ])('%s → %s', (before, after, language, kind) => {
    expect(kinds(judgePair(before, after, language))[0]).toBe(kind)
  })

  it('an authority that may revoke somebody’s licence has withdrawn no rule', () => {
    expect(kinds(judgePair('', 'The office may revoke the licence of a trader.'))).not.toContain('rule.rescinded')
  })
})
