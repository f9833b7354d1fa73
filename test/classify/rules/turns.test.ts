import { describe, expect, it } from 'vitest'
import { judgePair, kinds, marked } from '../pair.ts'

describe('hardly a word, and the sense turns', () => {
  it.each([
    ['en', 'China must notify Japan of each shipment.', 'Japan must notify China of each shipment.', 'China', 'Japan'],
    ['zh-Hans', '中国应当通知日本有关检验结果。', '日本应当通知中国有关检验结果。', '中国', '日本'],
    ['en', 'The seller informs the buyer.', 'The buyer informs the seller.', 'seller', 'buyer'],
  ])('%s: %s: parties that change places are told', (language, before, after, first, second) => {
    const [finding] = judgePair(before, after, language)
    expect(finding).toMatchObject({ kind: 'wording.reworded', rule: 'parties.swapped' })
    expect(marked(finding, 'before')).toEqual([first, second])
    expect(marked(finding, 'after')).toEqual([second, first])
  })

  it.each([
    ['China and Japan must notify the office.', 'Japan and China must notify the office.'],
    ['The office reviews the request.', 'The request is reviewed by the office.'],
  ])('%s → %s: a list in another order, a passive', (before, after) => {
    expect(judgePair(before, after).map((one) => one.rule)).not.toContain('parties.swapped')
  })

  it.each([
    ['The goods may not be exported without a licence.', 'The goods may not be exported with a licence.'],
    ['The ban covers imports of graphite.', 'The ban covers exports of graphite.'],
  ])('%s → %s: the opposite, without a direction', (before, after) => {
    expect(judgePair(before, after)[0]).toMatchObject({ kind: 'wording.reworded', rule: 'words.turned' })
  })

  it.each([
    ['en', 'Brokers must hold a licence or a bond.', 'Brokers must hold a licence and a bond.', 'wording.hardened'],
    ['en', 'Brokers must hold a licence and a bond.', 'Brokers must hold a licence or a bond.', 'wording.softened'],
    ['zh-Hans', '经纪人应当持有许可证或者保函。', '经纪人应当持有许可证和保函。', 'wording.hardened'],
    [
      'en',
      'If the buyer is a bank and a broker, the fee is due.',
      'If the buyer is a bank or a broker, the fee is due.',
      'scope.widened',
    ],
    [
      'en',
      'No one may sell without a licence and a bond.',
      'No one may sell without a licence or a bond.',
      'wording.reworded',
    ],
  ])('%s: %s → %s: what governs the list decides', (language, before, after, kind) => {
    expect(kinds(judgePair(before, after, language))[0]).toBe(kind)
  })

  it.each([
    ['zh-Hans', '应当在三十日内提交材料。', '应当在三十日后提交材料。'],
    ['zh-Hant', '應於三十日內提出。', '應於三十日後提出。'],
    ['en', 'Reports are due before 1 June 2027.', 'Reports are due after 1 June 2027.'],
  ])('%s: %s → %s: the same time, the other side of it', (language, before, after) => {
    expect(judgePair(before, after, language)[0]).toMatchObject({ kind: 'date.changed', rule: 'date.bound-moved' })
  })

  it.each([
    ['Export of the part is prohibited.', 'Export of the part is not prohibited.', 'wording.softened'],
    ['A licence is required for the part.', 'A licence is not required for the part.', 'obligation.removed'],
    ['The holder may transfer the part.', 'The holder may not transfer the part.', 'wording.hardened'],
    ['The rule applies to used machines.', 'The rule does not apply to used machines.', 'scope.narrowed'],
    ['Used machines are controlled.', 'Used machines are not controlled.', 'scope.narrowed'],
    ['The rule is in effect.', 'The rule is not in effect.', 'rule.rescinded'],
    ['The holder must transfer the part.', 'The holder must not transfer the part.', 'wording.reworded'],
  ])('%s → %s: a lone "not" has a direction where its clause gives one', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it('a ban on export without a licence is the duty to have one', () => {
    const findings = judgePair(
      'A licence is required to export sensors.',
      'Sensors must not be exported without a licence.',
    )
    expect(kinds(findings)).not.toContain('wording.hardened')
    expect(findings.map((one) => one.rule)).not.toContain('duty.reversed')
  })

  it.each([
    ['A licence is required for the export of sensors.', 'The export of sensors is prohibited.', 'wording.hardened'],
    ['The office may revoke the licence.', 'The office may suspend the licence.', 'wording.softened'],
    ['Using the part violates the rules.', 'Using the part may violate the rules.', 'wording.softened'],
    ['The office will publish the results.', 'The office will seek to publish the results.', 'wording.softened'],
  ])('%s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it('a weekday and a month beside a comment date are no names, and "May" is no permission', () => {
    expect(kinds(judgePair('Comments close on Friday, May 4.', 'Comments close on Monday, June 8.'))).toEqual([
      'date.changed',
    ])
    expect(kinds(judgePair('Comments are due in May.', 'Comments are due in June.'))).toEqual(['date.changed'])
  })
})

describe('little words and negations that turn the sense are never editorial', () => {
  it.each([
    ['en', 'Exports to Malta need a form.', 'Exports from Malta need a form.', 'words.turned'],
    [
      'en',
      'Goods shipped from Rome to Oslo are covered.',
      'Goods shipped to Rome from Oslo are covered.',
      'words.turned',
    ],
    ['en', 'Items made by listed firms are covered.', 'Items made for listed firms are covered.', 'words.turned'],
    ['en', 'We will tell you of changes.', 'You will tell us of changes.', 'words.turned'],
    ['en', 'This note does not create new fees.', 'This note creates new fees for all carriers.', 'words.negated'],
    ['zh-Hans', '对未经登记的船舶予以查验。', '对已经登记的船舶予以查验。', 'words.turned'],
    ['zh-Hans', '甲公司起诉乙部门。', '甲公司被乙部门起诉。', 'parties.swapped'],
    ['zh-Hant', '甲公司起訴乙部門。', '甲公司被乙部門起訴。', 'parties.swapped'],
  ])('%s: %s → %s', (language, before, after, rule) => {
    expect(judgePair(before, after, language)[0]).toMatchObject({ kind: 'wording.reworded', rule })
    expect(judgePair(after, before, language)[0]).toMatchObject({ kind: 'wording.reworded', rule })
  })

  it.each([
    ['en', 'There is no evidence that the seal leaks.', 'There is evidence that the seal leaks.', 'wording.hardened'],
    ['zh-Hans', '没有证据表明存在泄漏。', '有证据表明存在泄漏。', 'wording.hardened'],
    ['zh-Hans', '对乙国货物免征关税。', '对乙国货物征收关税。', 'wording.hardened'],
    ['zh-Hans', '对该类申请原则上不予许可。', '对该类申请逐案审查。', 'wording.softened'],
    [
      'en',
      'The Board considers that the firm is in breach.',
      'The Board notes reports that the firm is in breach.',
      'wording.softened',
    ],
  ])('%s: %s → %s has a direction, and only that', (language, before, after, kind) => {
    expect(kinds(judgePair(before, after, language))).toEqual([kind])
  })

  it('a bill in the passive says the same', () => {
    expect(kinds(judgePair('It is not unlawful to sell the item.', 'It is lawful to sell the item.'))).toEqual([
      'editorial',
    ])
  })
})

describe('no direction is guessed where a negation, a punishment or another act turns the sense', () => {
  it.each([
    ['en', 'The balm does not cause rashes.', 'The balm could cause rashes.', 'duty.reversed'],
    ['en', 'The sale does not violate the order.', 'The sale may violate the order.', 'duty.reversed'],
    ['en', 'The balm is not recommended for pets.', 'The balm is recommended for pets.', 'duty.reversed'],
    ['en', 'First offenders shall not be fined.', 'First offenders may be fined.', 'duty.reversed'],
    ['en', 'The office shall grant the permit.', 'The office may refuse the permit.', 'duty.reversed'],
    ['en', 'Losses are not fully covered.', 'Losses are not covered.', 'degree.turned'],
    ['zh-Hans', '该膏不会导致皮疹。', '该膏可能导致皮疹。', 'duty.reversed'],
    ['zh-Hans', '该行为并未违反规定。', '该行为可能违反规定。', 'duty.reversed'],
    ['zh-Hans', '对初犯不予处罚。', '对初犯可以处罚。', 'duty.reversed'],
    ['zh-Hant', '對初犯不予處罰。', '對初犯得予處罰。', 'duty.reversed'],
    ['zh-Hant', '主管機關應予核准。', '主管機關得不予核准。', 'duty.reversed'],
    ['zh-Hans', '海关应当放行。', '海关可以不予放行。', 'duty.reversed'],
    ['zh-Hans', '原则上可以出境。', '可以出境。', 'degree.turned'],
  ])('%s: %s → %s', (language, before, after, rule) => {
    for (const findings of [judgePair(before, after, language), judgePair(after, before, language)]) {
      expect(findings[0]).toMatchObject({ kind: 'wording.reworded', rule })
      expect(kinds(findings)).not.toContain('wording.softened')
      expect(kinds(findings)).not.toContain('wording.hardened')
    }
  })
})

describe('words that were exchanged beside what is told', () => {
  it('are told as well, last and without a direction', () => {
    const findings = judgePair(
      'The carrier shall inform the seller of the delay.',
      'The carrier may inform the insurer of the delay.',
    )
    expect(findings.map(({ rule }) => rule)).toEqual(['duty.down', 'words.beside'])
    expect(findings[1]).toMatchObject({ kind: 'wording.reworded', severity: 'low' })
    expect(findings[1]?.reason).toContain('‘seller’ → ‘insurer’')
  })

  it('are not told where they only moved, or mean the same', () => {
    const findings = judgePair(
      'The carrier shall, on request, give the seller a copy of the list.',
      'The carrier may give the seller a copy of the list upon request.',
    )
    expect(findings.map(({ rule }) => rule)).toEqual(['duty.down'])
  })
})

describe('the same in other words', () => {
  it.each([
    ['en', 'Reports are due no later than 30 days after export.', 'Reports are due within 30 days after export.'],
    ['en', 'Loads of no more than 5 tons are free.', 'Loads of up to 5 tons are free.'],
    [
      'en',
      'No sale is permitted unless a licence has been granted.',
      'No sale is permitted except where a licence has been granted.',
    ],
    ['en', 'The Board has the power to extend the term.', 'The Board may extend the term.'],
    ['en', 'The Board meets once a year.', 'The Board meets once every year.'],
    ['en', 'The holder is responsible for the storage of samples.', 'The holder is responsible for storing samples.'],
    ['en', 'We require that all members report.', 'All members must report.'],
    ['zh-Hant', '申請人有左列情事之一者，不予許可。', '申請人有下列情形之一者，不予許可。'],
  ])('%s: %s → %s', (language, before, after) => {
    expect(kinds(judgePair(before, after, language)).filter((kind) => kind !== 'editorial')).toEqual([])
  })
})

describe('words that are not the same', () => {
  it.each([
    ['债权人可以查阅账册。', '债务人可以查阅账册。', 'zh-Hans'],
    ['出租人负责修缮。', '承租人负责修缮。', 'zh-Hans'],
    ['受托人保管印章。', '委托人保管印章。', 'zh-Hans'],
    ['军用船舶适用本章。', '民用船舶适用本章。', 'zh-Hans'],
    ['The levy applies to new tenants.', 'The levy applies to tenants.', 'en'],
    ['The expert must answer truthfully.', 'The expert must answer.', 'en'],
    ['The ban covers all aircraft.', 'The ban covers all airplanes.', 'en'],
    ['Farms must consult the council.', 'Farms must see the council.', 'en'],
  ])('%s → %s', (before, after, language) => {
    const found = judgePair(before, after, language)
    expect(found).not.toEqual([])
    expect(found.map(({ kind }) => kind)).not.toContain('editorial')
  })
})
