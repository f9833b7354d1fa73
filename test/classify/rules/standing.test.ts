import { describe, expect, it } from 'vitest'
import { judgePair, kinds } from '../pair.ts'

describe('a rule that is withdrawn', () => {
  it.each([
    ['en', 'It takes effect on May 15, 2025.', 'It was rescinded on May 13, 2025, and does not take effect.'],
    ['en', 'The duties are due on May 15.', 'The duties, due to take effect on May 15, are rescinded.'],
    ['en', 'The plan will take effect on May 15.', 'The plan has been rescinded and will not take effect.'],
    ['en', '', 'This memorandum is no longer in effect and must not be relied on.'],
    ['en', 'This memorandum binds staff.', 'This memorandum is no longer in effect and must not be relied on.'],
    ['en', 'This guidance reflects our views.', 'This guidance has been archived and no longer reflects our views.'],
    ['en', '', 'This notice has been superseded by Notice 12.'],
    ['en', '', 'The guidance of 3 March is replaced by that of 9 May.'],
    ['en', '', 'The court vacated the rule on 2 June 2025.'],
    ['en', '', 'General Licence 8 expires on 5 June 2025 and will not be renewed.'],
    ['en', 'The licence authorizes payments.', 'The licence expired and has not been renewed.'],
    ['zh-Hans', '', '本公告现予废止。'],
    ['zh-Hans', '本办法自发布之日起施行。', '本办法自即日起停止执行。'],
    ['zh-Hans', '', '2019年第3号公告不再适用。'],
    ['zh-Hans', '', '该规定已于2025年5月1日失效。'],
    ['zh-Hant', '', '本要點自即日起停止適用。'],
    ['zh-Hant', '本部一百年三月函釋繼續援用。', '本部一百年三月函釋自即日起不再援用。'],
    ['zh-Hans', '', '商务部决定取消该项进口配额。'],
    ['zh-Hans', '', '本公告自即日起撤销。'],
    ['zh-Hant', '谷地：紅色警示，不宜前往。', '谷地：警示已解除。'],
    ['zh-Hant', '第八條　業者，得另行約定工時。', '第八條　（刪除）'],
  ])('is told as that, and as nothing else (%s: %s → %s)', (language, before, after) => {
    expect(kinds(judgePair(before, after, language))).toEqual(['rule.rescinded'])
  })

  it.each([
    ['en', 'The framework has not been rescinded.'],
    ['en', 'The Bureau is considering whether to rescind the framework.'],
    ['en', 'The Bureau plans to rescind the framework next year.'],
    ['en', 'The rule could be vacated by a court.'],
    ['en', 'The trade group said that the rule was withdrawn too late.'],
    ['en', 'The head of the office was replaced by her deputy.'],
    ['zh-Hans', '该办法尚未废止。'],
    // what is withdrawn is no rule, and no authority withdraws it
    ['zh-Hans', '公司公告撤回上市申请。'],
    ['zh-Hans', '本馆公告，周六讲座取消。'],
  ])('is not one that is denied, planned or told by others (%s: %s)', (language, text) => {
    expect(kinds(judgePair('', text, language))).not.toContain('rule.rescinded')
  })

  it('keeps a duty that comes with it', () => {
    expect(kinds(judgePair('', 'The rule is rescinded. Holders must return their permits by 1 June.'))).toEqual([
      'rule.rescinded',
      'obligation.added',
    ])
  })

  it('is not one whose foretold end has come', () => {
    const [before, after] = ['The rule will expire on 30 June 2024.', 'The rule expired on 30 June 2024.']
    expect(kinds(judgePair(before, after))).toEqual(['editorial'])
  })
})

describe('a statement that vanishes whole', () => {
  it.each([
    ['en', 'We do not actively look for such posts.'],
    ['en', 'If you feel ill, stay home for a day.'],
    ['en', 'The government does not support either claim to the lake.'],
    ['zh-Hans', '外交部提醒中国公民近期谨慎前往该国，已在当地人员请尽快转移。'],
  ])('is withdrawn (%s: %s)', (language, text) => {
    expect(kinds(judgePair(text, '', language))).toEqual(['rule.rescinded'])
  })

  it.each([['For the full list, see the annex.'], ['The meeting took place in Vienna.']])(
    'is only gone where it stands for nothing (%s)',
    (text) => {
      expect(kinds(judgePair(text, ''))).toEqual(['wording.reworded'])
    },
  )
})
