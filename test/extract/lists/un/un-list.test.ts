/** The reader `un-list`: the Security Council's consolidated list. */

import { describe, expect, it } from 'vitest'
import { describeCorpus } from '../../../corpus.ts'
import { page, read, refusal } from '../../reading.ts'
import { corpusFile, hasCorpus, xml } from '../files.ts'

const person = (
  more = '',
  version = 1,
  listed = '2012-12-31',
) => `<INDIVIDUAL><DATAID>6900001</DATAID><VERSIONNUM>${version}</VERSIONNUM>
  <FIRST_NAME>JOHN</FIRST_NAME><SECOND_NAME>DOE</SECOND_NAME><NAME_ORIGINAL_SCRIPT>约翰</NAME_ORIGINAL_SCRIPT>
  <UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDi.901</REFERENCE_NUMBER><LISTED_ON>${listed}</LISTED_ON>
  <COMMENTS1>Fled in March
2013. Believed to live abroad.</COMMENTS1><NATIONALITY><VALUE>Rwanda</VALUE></NATIONALITY>
  <LAST_DAY_UPDATED><VALUE>2016-10-1${version}</VALUE></LAST_DAY_UPDATED>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>JD</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ADDRESS><CITY>Goma</CITY><COUNTRY>Congo</COUNTRY><NOTE>as of 2016</NOTE></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1970</FROM_YEAR><TO_YEAR>1975</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>P1</NUMBER><ISSUING_COUNTRY>Rwanda</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
  <INDIVIDUAL_DOCUMENT/><SORT_KEY/>${more}</INDIVIDUAL>`
const entity = `<ENTITY><DATAID>110001</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>EXAMPLE TRADING &amp; CO</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
  <REFERENCE_NUMBER>KPe.901</REFERENCE_NUMBER><LISTED_ON>2015-04-07-04:00</LISTED_ON><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Example</ALIAS_NAME></ENTITY_ALIAS>
  <ENTITY_ADDRESS><CITY>Pyongyang</CITY><COUNTRY>North Korea</COUNTRY></ENTITY_ADDRESS></ENTITY>`
const list = (people = person(), generated = '2026-02-27T00:00:09Z') =>
  `<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="${generated}"><INDIVIDUALS>${people}</INDIVIDUALS><ENTITIES>${entity}</ENTITIES></CONSOLIDATED_LIST>`

describe('the UN list', () => {
  it('is known by its root, and read with all its parts', async () => {
    const found = await read(xml(list()))
    expect(found).toMatchObject({ reader: 'un-list', title: 'UN Security Council Consolidated List', blocks: [] })
    expect(found.listings).toMatchObject([
      {
        key: '6900001',
        name: 'JOHN DOE',
        country: 'Rwanda',
        aliases: ['JD', '约翰'],
        addresses: ['Goma, Congo (as of 2016)'],
        programme: 'DRC',
        effectiveDate: { value: '2012-12-31', source: 'list' },
        identifiers: ['CDi.901', 'Passport P1 (Rwanda)'],
        remarks: [
          'Date of birth: 1970 to 1975',
          'Low quality alias: JD',
          'Nationality: Rwanda',
          'Fled in March 2013.',
          'Believed to live abroad.',
        ],
        doubts: [],
      },
      {
        key: '110001',
        name: 'EXAMPLE TRADING & CO',
        country: 'North Korea',
        formerNames: ['Old Example'],
        effectiveDate: { value: '2015-04-07', source: 'list' },
      },
    ])
  })

  it('is the same when only its date, or a version number, moves', async () => {
    const before = await read(xml(list()))
    expect(await read(xml(list(person(), '2026-02-28T00:00:11Z')))).toEqual(before)
    expect(await read(xml(list(person('', 2))))).toEqual(before)
  })

  it('keeps an element that it does not know, and elements in another order', async () => {
    const before = await read(xml(list()))
    const known = await read(xml(list(person('<NEW_MEASURE><VALUE>Travel ban</VALUE></NEW_MEASURE>'))))
    expect(known.listings[0]?.remarks).toContain('Value: Travel ban')
    const turned = list().replace(
      '<FIRST_NAME>JOHN</FIRST_NAME><SECOND_NAME>DOE</SECOND_NAME>',
      '<SECOND_NAME>DOE</SECOND_NAME><FIRST_NAME>JOHN</FIRST_NAME>',
    )
    expect(await read(xml(turned))).toEqual(before)
  })

  it('keeps a date that cannot be right, and doubts it', async () => {
    const found = await read(xml(list(person('', 1, '3035-01-31'))))
    expect(found.listings[0]).toMatchObject({
      effectiveDate: { value: '3035-01-31' },
      doubts: ['the date of listing is in the year 3035'],
    })
  })

  it('is read with two byte order marks, and in another charset that it declares', async () => {
    const before = await read(xml(list()))
    expect(await read(xml(`\uFEFF\uFEFF${list()}`))).toEqual(before)
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${list().replace('UTF-8', 'UTF-16')}`, 'utf16le'))
    expect(await read(page(utf16, 'text/xml', 'https://www.example.org/list.xml'))).toEqual(before)
  })

  it('is not taken for a list when a block page comes in its place', async () => {
    const block =
      '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don\'t have permission to access "http://www.example.org/" on this server.<P>Reference #18.5d6c2117.1747147332.1a2b3c4d</BODY></HTML>'
    expect(await refusal(page(block, 'text/html'), { reader: 'un-list' })).toBe('page-blocked')
  })

  it('is refused truncated anywhere', async () => {
    const whole = list()
    for (const share of [0.3, 0.5, 0.7, 0.9, 0.99]) {
      const cut = whole.slice(0, Math.floor(whole.length * share))
      expect(await refusal(xml(cut), { reader: 'un-list' })).toBe('page-unreadable')
    }
  })
})

describeCorpus(hasCorpus, 'the file of the corpus', () => {
  const file = 'lists/un-consolidated-2026-02-27.xml'

  it('has 730 individuals and 273 entities with numbers of their own', async () => {
    const { listings } = await read(corpusFile(file, 'text/xml'))
    expect(listings).toHaveLength(1003)
    expect(listings.filter(({ identifiers }) => /^[A-Z]{2}i\./.test(identifiers[0] ?? ''))).toHaveLength(730)
    expect(listings.filter(({ identifiers }) => /^[A-Z]{2}e\./.test(identifiers[0] ?? ''))).toHaveLength(273)
    expect(new Set(listings.map(({ key }) => key)).size).toBe(1003)
    expect(
      listings.filter(({ name, programme, effectiveDate }) => name === '' || programme === '' || !effectiveDate),
    ).toEqual([])
    expect(listings.filter(({ doubts }) => doubts.length > 0)).toEqual([])
  })

  it('is the same on the next day', async () => {
    const today = corpusFile(file, 'text/xml')
    const body = new TextEncoder().encode(
      new TextDecoder().decode(today.body).replace(/dateGenerated="[^"]*"/, 'dateGenerated="2026-02-28T00:00:10.001Z"'),
    )
    expect(await read({ ...today, body })).toEqual(await read(today))
  })
})
