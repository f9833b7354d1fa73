import { describe, expect, it } from 'vitest'
import { foldCountry, listNameOf } from '../../src/listing/lists.ts'

describe('listNameOf', () => {
  it.each([
    ['Entity List (EL) - Bureau of Industry and Security', 'Entity List'],
    ['EL', 'Entity List'],
    ['Supplement No. 4 to Part 744', 'Entity List'],
    ['Supplement No. 4 to Part 744—Entity List', 'Entity List'],
    ['Supplement No. 6 to Part 744—Unverified List', 'Unverified List'],
    ['Supplement No. 7 to Part 744', 'Military End User List'],
    ['Supplement No. 7 to Part 744—‘Military End-User’ (MEU) List', 'Military End User List'],
    ['Military End User (MEU) List - Bureau of Industry and Security', 'Military End User List'],
    ['UVL', 'Unverified List'],
    ['Denied Persons List (DPL) - Bureau of Industry and Security', 'Denied Persons List'],
    ['Specially Designated Nationals (SDN) - Treasury Department', 'OFAC SDN List'],
    ['Nonproliferation Sanctions (ISN) - State Department', 'Nonproliferation Sanctions'],
    ['UFLPA Entity List', 'UFLPA Entity List'],
    ['不可靠实体清单', 'MOFCOM Unreliable Entity List'],
    ['出口管制管控名单', 'MOFCOM Export Control List'],
    ['关注名单', 'MOFCOM Watch List'],
  ])('%s is %s', (printed, name) => {
    expect(listNameOf(printed)).toBe(name)
    expect(listNameOf(name)).toBe(name)
  })

  it('leaves a list that it does not know as printed', () => {
    expect(listNameOf('  Register of  Something ')).toBe('Register of Something')
  })
})

describe('foldCountry', () => {
  it.each([
    ["CHINA, PEOPLE'S REPUBLIC OF", 'CN'],
    ['CHINA, PEOPLE’S REPUBLIC OF', 'CN'],
    ['China', 'CN'],
    ['CN', 'CN'],
    ['HONG KONG', 'HK'],
    ['Hong Kong', 'HK'],
    ['TAIWAN', 'TW'],
    ['UNITED ARAB EMIRATES', 'AE'],
    ['UAE', 'AE'],
    ['RUSSIA', 'RU'],
    ['RUSSIAN FEDERATION', 'RU'],
    ['Russian Federation', 'RU'],
    ['CRIMEA REGION OF UKRAINE', 'UA-43'],
    ['Crimea (Occupied)', 'UA-43'],
    ['KOREA, REPUBLIC OF', 'KR'],
    ['SOUTH KOREA', 'KR'],
    ['TÜRKİYE', 'TR'],
    ['TURKEY', 'TR'],
    ['Iran, Islamic Republic of', 'IR'],
    ['UNITED KINGDOM', 'GB'],
    ['BURMA', 'MM'],
    ['THE NETHERLANDS', 'NL'],
  ])('%s is %s', (printed, code) => expect(foldCountry(printed)).toBe(code))

  it('keeps a name that it does not know, in lower case', () => {
    expect(foldCountry('Atlantis, Upper')).toBe('atlantis upper')
  })
})
