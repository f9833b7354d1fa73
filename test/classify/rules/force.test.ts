import { describe, expect, it } from 'vitest'
import { judgePair, kinds, marked } from '../pair.ts'

describe('duties in English', () => {
  it.each([
    ['Exporters must keep the records.', 'Exporters should keep the records.', 'wording.softened'],
    ['Exporters must keep the records.', 'Exporters may keep the records.', 'wording.softened'],
    ['Exporters must keep the records.', 'Exporters need not keep the records.', 'obligation.removed'],
    ['Brokers shall not quote the list.', 'Brokers should not quote the list.', 'wording.softened'],
    ['The request will be denied.', 'The request will be reviewed under a presumption of denial.', 'wording.softened'],
    ['The office may close the account.', 'The office shall close the account.', 'wording.hardened'],
    ['The office should answer.', 'The office must answer.', 'wording.hardened'],
    ['Holders are encouraged to file a report.', 'Holders are required to file a report.', 'wording.hardened'],
    ['Goods are inspected on arrival.', 'Goods may be inspected on arrival.', 'wording.softened'],
    ['We may share your data with the police.', 'We share your data with the police.', 'wording.hardened'],
    ['It is okay to close old reports.', 'We should close old reports.', 'wording.hardened'],
    ['The buyer should be required to sign.', 'The seller shall require the buyer to sign.', 'wording.hardened'],
    [
      'The desk shall advise the buyer that stock is low.',
      'The desk may advise the buyer that stock is low.',
      'wording.softened',
    ],
    ['We ensure that files are encrypted.', 'We strive to keep files encrypted.', 'wording.softened'],
  ])('%s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it('names both cues and marks the word that changed, not the one that stands', () => {
    const [finding] = judgePair('Brokers MUST NOT quote the list.', 'Brokers SHOULD NOT quote the list.')
    expect(finding?.reason).toBe('‘MUST NOT’ (ban) → ‘SHOULD NOT’ (strong advice against)')
    expect([marked(finding, 'before'), marked(finding, 'after')]).toEqual([['MUST'], ['SHOULD']])
  })

  it('tells a duty that became a ban as reversed, with no direction', () => {
    const [finding] = judgePair('Carriers must unload here.', 'Carriers must not unload here.')
    expect(finding).toMatchObject({ kind: 'wording.reworded', rule: 'duty.reversed', severity: 'high' })
  })
})

describe('duties in Chinese', () => {
  it.each([
    ['zh-Hans', '进口商应当登记。', '进口商可以登记。', 'wording.softened'],
    ['zh-Hans', '禁止销售该型号。', '限制销售该型号。', 'wording.softened'],
    ['zh-Hans', '此类请求一律退回。', '此类请求原则上退回。', 'wording.softened'],
    ['zh-Hans', '新站点报主管部门批准。', '新站点报主管部门备案。', 'wording.softened'],
    ['zh-Hans', '主管部门可以吊销执照。', '主管部门应当吊销执照。', 'wording.hardened'],
    ['zh-Hant', '機關應派員查核。', '機關得派員查核。', 'wording.softened'],
    ['zh-Hant', '業者得公開帳目。', '業者應公開帳目。', 'wording.hardened'],
    ['zh-Hant', '更名者，應重新登記。', '更名者，免重新登記。', 'obligation.removed'],
    ['zh-Hans', '续期无需审核。', '续期应当审核。', 'obligation.added'],
    ['zh-Hans', '对违规企业给予警告。', '对违规企业给予警告，并处一万元以上罚款。', 'wording.hardened'],
    ['zh-Hant', '違者吊扣駕駛執照一年。', '違者吊扣駕駛執照一年及車輛牌照六個月。', 'wording.hardened'],
    ['zh-Hans', '设立站点应当经批准。', '设立站点应当备案。', 'wording.softened'],
    ['zh-Hans', '应当经股东会同意。', '应当听取股东会意见。', 'wording.softened'],
    ['zh-Hans', '要求对方停止该做法。', '希望对方停止该做法。', 'wording.softened'],
    ['zh-Hans', '请勿前往该海域。', '请谨慎前往该海域。', 'wording.softened'],
    ['zh-Hant', '經查，該批貨物確有轉運。', '經查，該批貨物疑有轉運。', 'wording.softened'],
    ['zh-Hant', '該元件恐涉及管制技術。', '該元件使用管制技術。', 'wording.hardened'],
    ['zh-Hans', '销售该元件存在违法风险。', '销售该元件属于违法行为。', 'wording.hardened'],
    ['zh-Hans', '本署将提高税率。', '本署正研究提高税率。', 'wording.softened'],
    ['zh-Hans', '证据表明货物被转运。', '有迹象显示货物被转运。', 'wording.softened'],
    ['zh-Hans', '外交部提出严正抗议。', '外交部表示关切。', 'wording.softened'],
    ['zh-Hans', '我方保留采取进一步措施的权利。', '我方将采取进一步措施。', 'wording.hardened'],
  ])('%s: %s → %s', (language, before, after, kind) => {
    expect(kinds(judgePair(before, after, language))[0]).toBe(kind)
  })

  it.each([
    ['zh-Hans', '进口商必须登记。', '进口商应当登记。'],
    ['zh-Hans', '禁止转让许可证。', '不得转让许可证。'],
    ['zh-Hant', '業者須公開帳目。', '業者應公開帳目。'],
    ['zh-Hans', '申报人可以在窗口或者网上申报。', '申报人可在窗口或网上申报。'],
    ['zh-Hans', '主管部门应当公示名单。', '主管部门应当依法公示名单。'],
    ['zh-Hant', '停留期間不得逾一個月。', '停留期間最長為一個月。'],
    ['zh-Hant', '業者不得有下列情事：', '業者不得有下列行為：'],
    ['zh-Hans', '中方一贯反对这一做法。', '中方始终反对这一做法。'],
    ['zh-Hans', '违约责任依照《合同法》的规定确定。', '违约责任依照《民法典》的规定确定。'],
    ['zh-Hant', '觸犯少年事件防制條例第三條之罪者，撤換之。', '觸犯少年事件處理條例第七條之罪者，撤換之。'],
    ['zh-Hant', '關員得查驗貨物。前項查驗，業者不得妨礙。', '關員得查驗貨物，業者不得妨礙。'],
  ])('two words for one duty are editorial (%s: %s)', (language, before, after) => {
    expect(kinds(judgePair(before, after, language))).toEqual(['editorial'])
  })

  it('gives no direction where a request not to do it takes the place of a duty', () => {
    const found = kinds(judgePair('前往當地應注意安全。', '請勿前往當地。', 'zh-Hant'))
    expect(found).not.toContain('wording.softened')
  })

  it('does not take 取得, 供應 or 所得 for modals', () => {
    expect(kinds(judgePair('廠商取得供應契約後申報。', '廠商簽訂供應契約後申報。', 'zh-Hant'))).toEqual([
      'wording.reworded',
    ])
  })
})

describe('statements', () => {
  it.each([
    [
      'The ministry has determined that the firm resold the goods.',
      'The ministry has received information that the firm resold the goods.',
      'wording.softened',
    ],
    ['The firm resold the goods.', 'It appears that the firm resold the goods.', 'wording.softened'],
    ['The ministry regrets the ruling.', 'The ministry strongly condemns the ruling.', 'wording.hardened'],
    ['Such sales may breach the rules.', 'Such sales breach the rules.', 'wording.hardened'],
  ])('%s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it.each([
    ['zh-Hans', '中方对此坚决反对。', '中方对此表示关切。', 'wording.softened'],
    ['zh-Hans', '有关公司可能受到调查。', '有关公司将依法受到调查。', 'wording.hardened'],
    ['zh-Hant', '該行為違反海關規定。', '該行為恐有違反海關規定之虞。', 'wording.softened'],
  ])('%s: %s → %s', (language, before, after, kind) => {
    expect(kinds(judgePair(before, after, language))[0]).toBe(kind)
  })
})

describe('the same force in other words is editorial', () => {
  it.each([
    ['It is not permitted to sell the goods.', 'Selling the goods is prohibited.'],
    ['Traders may not sell the goods.', 'Traders must not sell the goods.'],
    ['Only the chair may end the session.', 'The session may be ended by the chair only.'],
    ['Traders may only sell the goods if they are marked.', 'Traders may sell the goods only if they are marked.'],
    ['You don’t need an account.', 'You do not need an account.'],
    ['The licence was issued by the centre.', 'The license was issued by the center.'],
    ['We require that all brokers register.', 'All brokers must register.'],
    ['The order took effect on 3 June.', 'The order will take effect on 3 June.'],
  ])('%s → %s', (before, after) => {
    expect(kinds(judgePair(before, after)).filter((kind) => kind !== 'editorial')).toEqual([])
  })
})

describe('press releases', () => {
  it.each([
    ['en', 'The part violates the rules.', 'The part carries a risk of violating the rules.'],
    ['en', 'Carriers are prohibited from loading it.', 'Carriers should exercise caution when loading it.'],
    ['zh-Hans', '使用该型号违反规定。', '使用该型号存在违反规定的风险。'],
    ['zh-Hant', '使用該型號違反規定。', '使用該型號有違反規定之風險。'],
    ['zh-Hans', '该做法严重违反公约。', '该做法有违公约。'],
    ['zh-Hans', '任何单位不得使用该型号。', '不鼓励任何单位使用该型号。'],
    ['zh-Hans', '禁止出口该型号。', '从严审查出口该型号的申请。'],
    ['zh-Hans', '使用者将依法承担责任。', '使用者面临承担责任的风险。'],
  ])('%s: %s → %s is softened, and the reverse hardened', (language, before, after) => {
    expect(kinds(judgePair(before, after, language))[0]).toBe('wording.softened')
    expect(kinds(judgePair(after, before, language))[0]).toBe('wording.hardened')
  })

  it('names the breach that stands and the warning that came over it', () => {
    const [finding] = judgePair('使用该型号违反规定。', '使用该型号存在违反规定的风险。', 'zh-Hans')
    expect(finding?.reason).toBe('‘违反’ (assertion of breach) → ‘存在 … 风险’ (warning)')
    expect(marked(finding, 'after')).toEqual(['存在', '风险'])
  })

  it('等 behind what is named makes it an example of a class', () => {
    expect(kinds(judgePair('本条适用于镓、锗。', '本条适用于镓、锗等关键矿产。', 'zh-Hans'))).toEqual(['scope.widened'])
  })
})
