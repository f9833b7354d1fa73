import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchNames } from '../../src/names/match.ts'

const sureness = (a: string, b: string) => matchNames(a, b).sureness

describe('the same name', () => {
  it.each([
    ['Siemens Aktiengesellschaft', 'Siemens AG'],
    ['SiemensAG', 'Siemens AG'],
    ['OAO Neftegaz Primer', 'Open Joint Stock Company Neftegaz Primer'],
    ['ООО «Ромашка Север»', 'Romashka Sever LLC'],
    ['Société Lumière S.A.R.L.', 'Societe Lumiere SARL'],
    ['Przykład Sp. z o.o.', 'PRZYKLAD'],
    ['P.T. Contoh Baja', 'PT Contoh Baja Tbk'],
    ['J.P. Kessler & Co.', 'JP Kessler and Co'],
    ['Fabrikam Corporaton', 'Fabrikam Corporation'],
    ['AT&T Inc.', 'AT and T'],
    ['The Fabrikam Company', 'Fabrikam Corp.'],
    ['Fabrikam Intl Tech Co.,Ltd', 'Fabrikam International Technologies Company Limited'],
    ['Third Kessler Mfg Inst', '3rd Kessler Manufacturing Institute'],
    ['Brigade Forty-Four', 'Brigade 44'],
    ['Fabrikam Fund II', 'Fabrikam Fund 2'],
    ['Ya Lodi', 'Yalodi'],
    ['Xi?an Kesslerwerk', 'Xi’an Kesslerwerk'],
    ['OOO ?Kesslerwerk?', 'OOO «Kesslerwerk»'],
    ['Ｆａｂｒｉｋａｍ Ltd', 'Fabrikam'],
    ['阿里巴巴集团控股有限公司', '阿里巴巴集团控股'],
    ['華為技術有限公司', '华为技术'],
    ['株式会社東芝', '东芝'],
    ['中国电科第十三研究所', '中国电科第13研究所'],
    ['中国银行', '中國銀行股份有限公司'],
    ['浪潮集团有限公司（Inspur Group Co., Ltd.）', 'INSPUR GROUP'],
  ])('is sure whatever form and script it is written in: %s, %s', (a, b) => {
    expect(matchNames(a, b)).toMatchObject({ sureness: 'sure' })
  })

  it.each([
    ['Tactical Kestrel Systems', 'Kestrel Tactical Systems', 'same words in another order'],
    ['Iskustvo Krasoty', 'Iskusstvo Krasoty LLC', 'one letter differs: ‘iskustvo’, ‘iskusstvo’'],
    ['Fabrikam', 'Fabrikam Holding', 'same name without “Group” or “Holding”'],
    ['浪潮集团', '浪潮有限公司', 'same name without 集团 or 控股'],
    ['Al Kaida', 'Al-Qaeda', 'one letter differs: ‘kaida’, ‘qaeda’'],
    ['Bank of Amerika', 'Bank of America Corp.', 'one letter differs: ‘amerika’, ‘america’'],
    ['Banco Nacional de Kesslia', 'National Bank of Kesslia', 'same words in another order'],
    ['SMIC', 'Semiconductor Manufacturing International Corporation', 'abbreviation of the other name'],
    ['中国银行', '中国银行(香港)有限公司', 'same name and a place: 香港'],
    ['Fabrikam AG', 'Fabrikam (Schweiz) AG', 'same name and a place: switzerland'],
  ])('is likely where something differs: %s, %s', (a, b, how) => {
    expect(matchNames(a, b)).toMatchObject({ sureness: 'likely', how })
  })

  it.each([
    ['Duško Tadić', 'Duško Radić'],
    ['Ali Hassan', 'Ali Hussan'],
    ['Ivan Petrov', 'Ivan Petrova'],
    ['Tadić', 'Radić'],
  ])('is possible at most where two people differ by a letter: %s, %s', (a, b) => {
    expect(matchNames(a, b).sureness).toBe('possible')
  })

  it('is likely where a letter that is not heard differs: Satar, Sattar', () => {
    expect(matchNames('Abdul Satar Ghoura', 'Abdul Sattar Ghoura').sureness).toBe('likely')
  })

  it.each([
    ['浪潮集團有限公司', '浪潮集团', 'traditional'],
    ['華為技術有限公司', '华为技术有限公司', 'traditional'],
    ['Fabrikam Co., Ltd.', 'Fabrikam', 'without legal form'],
  ])('says by what: %s, %s', (a, b, how) => {
    expect(matchNames(a, b).how).toContain(how)
  })
})

describe('other names', () => {
  it.each([
    ['CORP', 'CORP'],
    ['Trading Co', 'Trading Co., Ltd.'],
    ['China', 'China Ltd'],
    ['Bank', 'The Bank'],
    ['有限公司', '有限公司'],
    ['北京科技有限公司', '北京科技'],
    ['Technical Services', 'Technical Services Ltd'],
    ['中国银行', '中国国际'],
    ['HP', 'HP Trading'],
    ['Management Company', 'Westerham Management Company'],
    ['CETC 13th Research Institute', 'CETC 14th Research Institute'],
    ['Factory 3', 'Factory 31'],
    ['第十三研究所', '第十四研究所'],
    ['Kessler Oil Company', 'Kessler Gas Company'],
    ['Government of Estonia', 'Government of Ethiopia'],
    ['Bank of China (Hong Kong) Limited', 'Bank of China (Singapore) Limited'],
    ['Fabrikam Solutions (France), S.A.R.L.', 'Fabrikam Solutions (Germany), G.m.b.H.'],
    ['LXC Aviation', 'LAU Aviation'],
    ['Petropars Ltd', 'Petroplus Ltd'],
    ['Saudi Railway Equipment', 'Saudi Railway Engineering'],
  ])('do not match: %s, %s', (a, b) => {
    expect(sureness(a, b)).toBeUndefined()
  })

  it.each([
    ['Technical Services', 'TECHNICAL SERVICES'],
    ['Power S.A.L.', 'Power SAL'],
    ['北京科技有限公司', '北京科技有限公司'],
    ['Kristalord Systems Ltd', 'Kristalord Ltd'],
    ['Zhongxin Tong Ltd', 'Zhongxing Tong Ltd'],
    ['ABC', 'Atlas Bearing Cordoba'],
  ])('want a look where they are near: %s, %s', (a, b) => {
    expect(sureness(a, b)).toBe('possible')
  })
})

/** Names of words that we know nothing of. */
const word = fc
  .tuple(
    fc.constantFrom('Br', 'Kl', 'Dr', 'Vor', 'Zem', 'Pra', 'Gul'),
    fc.constantFrom('ando', 'evik', 'uska', 'imor', 'oltan'),
    fc.constantFrom('', 'ra', 'sk', 'lin'),
  )
  .map((parts) => parts.join(''))
const latin = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const han = fc
  .array(fc.constantFrom(...'浪潮华为联想紫光曙光锐捷寒武纪商汤旷视'), { minLength: 3, maxLength: 6 })
  .map((characters) => `${characters.join('')}科技`)
const form = fc.constantFrom(
  '',
  ' Ltd',
  ' Co., Ltd.',
  ' GmbH',
  ', Inc.',
  ' LLC',
  ' S.A.',
  ' JSC',
  ' Pte. Ltd.',
  ' K.K.',
  ' FZE',
  ' Sdn Bhd',
)

describe('any name', () => {
  it('matches the other as the other matches it', () => {
    fc.assert(
      fc.property(
        fc.oneof(latin, han, fc.string({ maxLength: 40 })),
        fc.oneof(latin, han, fc.string({ maxLength: 40 })),
        (a, b) => {
          expect(sureness(a, b)).toBe(sureness(b, a))
        },
      ),
    )
  })

  it('is sure of itself in any case, width and punctuation', () => {
    const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(latin, (name) => {
        for (const other of [
          name.toUpperCase(),
          name.toLowerCase(),
          wide(name),
          name.replaceAll(' ', '-'),
          `“${name}”`,
        ])
          expect(sureness(name, other)).toBe('sure')
      }),
    )
  })

  it('stays sure when only its legal form changes', () => {
    fc.assert(
      fc.property(latin, form, form, (name, one, other) => {
        expect(sureness(`${name}${one}`, `${name}${other}`)).toBe('sure')
      }),
    )
    fc.assert(
      fc.property(han, fc.constantFrom('', '有限公司', '股份有限公司', '有限责任公司'), (name, one) => {
        expect(sureness(`${name}${one}`, name)).toBe('sure')
      }),
    )
  })

  it('never matches with another number', () => {
    fc.assert(
      fc.property(latin, fc.nat(999), fc.nat(999), (name, one, other) => {
        fc.pre(one !== other)
        expect(sureness(`${name} Plant ${one}`, `${name} Plant ${other}`)).toBeUndefined()
        expect(sureness(`${name} Plant ${one}`, `${name} Plant`)).toBeUndefined()
      }),
    )
  })

  it('is read without harm whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(matchNames(text, text).score).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('short words and short forms', () => {
  it.each([
    ['Hamas', 'TAMAS COMPANY', 'possible'],
    ['Dahua Technology', 'Zhejiang Dahua Technology Co., Ltd.', 'likely'],
    ['CETC 14', 'China Electronics Technology Group Corporation 14th Research Institute (CETC 14)', 'sure'],
    ['CETC 15', 'China Electronics Technology Group Corporation 14th Research Institute (CETC 14)', undefined],
    ['BUAA', 'Beihang University (BUAA)', 'sure'],
    ['Beihang University', 'Beihang University (BUAA)', 'sure'],
    ['UAE', 'Acme Kite (UAE) LLC', undefined],
  ])('%s and %s: %s', (a, b, sureness) => {
    expect(matchNames(a, b).sureness).toBe(sureness)
  })
})
