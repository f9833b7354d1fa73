/** The reader `ofac-sdn`: legacy CSV and SDN.XML. */

import { describe, expect, it } from 'vitest'
import { describeCorpus } from '../../../corpus.ts'
import { read, refusal, refused } from '../../reading.ts'
import { byKey, corpusFile, csv, hasCorpus, xml } from '../files.ts'

const NONE = '-0- '
const row = (number: number, name: string, programmes: string, remarks = NONE, type = NONE) =>
  [
    number,
    `"${name}"`,
    type === NONE ? NONE : `"${type}"`,
    `"${programmes}"`,
    ...Array.from({ length: 7 }, () => NONE),
    remarks === NONE ? NONE : `"${remarks}"`,
  ].join(',')

const sdn = [
  row(36, 'WIDGET AIRLINES', 'CUBA'),
  row(
    25647,
    'EXAMPLE TECHNOLOGIES CO., LTD.',
    'IRAN] [NPWMD] [IFSR',
    "Additional Sanctions Information - Subject to Secondary Sanctions; National ID No. 10103378982 (Iran); a.k.a. 'ETC'; f.k.a. 'OLD EXAMPLE'; Linked To: EXAMPLE HOLDING.",
  ),
  row(32391, 'DOE, John', 'SDGT', 'DOB 1984; POB Niger; Passport A1234567 (Niger); Gender Male.', 'individual'),
].join('\r\n')

describe('SDN.CSV', () => {
  it('is read by its twelve columns: names, programmes, and the statements of the remarks under their parts', async () => {
    const found = await read(csv(`${sdn}\r\n\u001A`, 'sdn.csv'))
    expect(found).toMatchObject({ reader: 'ofac-sdn', title: 'OFAC SDN List', blocks: [] })
    expect(found.listings).toHaveLength(3)
    expect(found.listings[1]).toMatchObject({
      list: 'OFAC SDN List',
      key: '25647',
      name: 'EXAMPLE TECHNOLOGIES CO., LTD.',
      programme: 'IFSR; IRAN; NPWMD',
      aliases: ['ETC'],
      formerNames: ['OLD EXAMPLE'],
      crossReferences: ['Linked To: EXAMPLE HOLDING'],
      identifiers: ['National ID No. 10103378982 (Iran)'],
      remarks: ['Additional Sanctions Information - Subject to Secondary Sanctions'],
    })
    expect(found.listings[2]).toMatchObject({
      identifiers: ['Passport A1234567 (Niger)'],
      remarks: ['DOB 1984', 'Gender Male', 'POB Niger', 'Type: individual'],
    })
  })

  it('says the same in any order of programmes and statements', async () => {
    const [one, other] = await Promise.all([
      read(csv(row(1, 'X', 'SDGT] [IFSR', "Passport A1; a.k.a. 'Y'; DOB 1970."))),
      read(csv(row(1, 'X', 'IFSR] [SDGT', "DOB 1970; Passport A1; a.k.a. 'Y'."))),
    ])
    expect(other).toEqual(one)
  })

  it('loses no statement that it does not know, and says where the file cuts them', async () => {
    const long = `Chairman of the example board; ${'All offices worldwide; '.repeat(45)}Linked To: HALF A NA`
    const { listings } = await read(csv(row(1, 'X', 'SDGT', long)))
    expect(listings[0]?.remarks).toContain('Chairman of the example board')
    expect(listings[0]?.doubts).toEqual(['its remarks are cut by the file'])
  })

  it('is the other list by the name of its file, or by the watch', async () => {
    const other = await read(csv(sdn, 'cons_prim.csv'))
    expect(other.title).toBe('OFAC Consolidated List')
    expect((await read(csv(sdn), { list: 'My list' })).listings[0]?.list).toBe('My list')
  })

  it('is refused empty, truncated, with a column gone, or when it is another file', async () => {
    const as = { reader: 'ofac-sdn' } as const
    expect(await refusal(csv(''), as)).toBe('body-empty')
    expect(await refusal(csv('\r\n'), as)).toBe('page-unreadable')
    expect(await refusal(csv(sdn.slice(0, -20)), as)).toBe('page-unreadable')
    expect(await refusal(csv(sdn.replace(/,-0- /, '')), as)).toBe('page-unreadable')
    expect(await refusal(csv('ent_num,name\r\n1,X\r\n'), as)).toBe('page-unreadable')
  })

  it('doubts a number that stands twice', async () => {
    const { listings } = await read(csv([row(7, 'X', 'SDGT'), row(7, 'Y', 'SDGT')].join('\n')))
    expect(listings.map(({ key }) => key)).toEqual(['7', undefined])
    expect(listings[1]?.doubts).toEqual(['the number 7 stands on more than one entry'])
  })
})

describe('ADD.CSV and ALT.CSV', () => {
  const as = { reader: 'ofac-sdn' } as const

  it('tell of addresses and names of entries, as lists of their own', async () => {
    const addresses = await read(
      csv(
        '306,199,"1 Example Street","Zurich CH-8022","Switzerland",-0- \n306,200,-0- ,"Madrid","Spain",-0- \n',
        'add.csv',
      ),
      as,
    )
    expect(addresses.listings).toMatchObject([
      {
        list: 'OFAC addresses of SDN entries',
        key: '306',
        addresses: ['1 Example Street, Zurich CH-8022, Switzerland', 'Madrid, Spain'],
        country: 'Spain; Switzerland',
      },
    ])
    const names = await read(
      csv('306,220,"aka","NATIONAL EXAMPLE",-0- \n306,221,"fka","OLD EXAMPLE",-0- \n', 'alt.csv'),
      as,
    )
    expect(names.listings).toMatchObject([{ key: '306', aliases: ['NATIONAL EXAMPLE'], formerNames: ['OLD EXAMPLE'] }])
  })
})

const entry = `<sdnEntry><uid>9640</uid><firstName>John</firstName><lastName>DOE</lastName><title>Director</title><sdnType>Individual</sdnType>
  <remarks>(Linked To: EXAMPLE HOLDING)</remarks><programList><program>SDGT</program><program>IFSR</program></programList>
  <idList><id><uid>1</uid><idType>Passport</idType><idNumber>A1234567</idNumber><idCountry>Niger</idCountry></id>
  <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
  <akaList><aka><uid>3</uid><type>a.k.a.</type><category>weak</category><lastName>JD</lastName></aka>
  <aka><uid>4</uid><type>f.k.a.</type><category>strong</category><lastName>ROE</lastName><firstName>John</firstName></aka></akaList>
  <addressList><address><uid>5</uid><address1>1 Road</address1><city>Niamey</city><country>Niger</country></address></addressList>
  <dateOfBirthList><dateOfBirthItem><uid>6</uid><dateOfBirth>1984</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList></sdnEntry>`
const list = (date: string, entries: string) =>
  `<?xml version="1.0" standalone="yes"?><sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>${date}</Publish_Date><Record_Count>1</Record_Count></publshInformation>${entries}</sdnList>`

describe('SDN.XML', () => {
  it('is read with addresses, names, documents and what nobody named', async () => {
    const found = await read(xml(list('11/20/2026', entry), 'SDN.XML'))
    expect(found.counts).toEqual([{ value: 1, text: 'Record_Count 1', found: 1 }])
    expect(found.listings).toMatchObject([
      {
        key: '9640',
        name: 'DOE, John',
        country: 'Niger',
        aliases: ['JD'],
        formerNames: ['ROE, John'],
        addresses: ['1 Road, Niamey, Niger'],
        identifiers: ['Passport A1234567 (Niger)'],
        programme: 'IFSR; SDGT',
        remarks: ['DOB 1984', 'Gender Male', 'Sdn type: Individual', 'Title: Director', 'Weak alias: JD'],
        crossReferences: ['Linked To: EXAMPLE HOLDING'],
      },
    ])
  })

  it('is the same when only its day moves', async () => {
    expect(await read(xml(list('11/21/2026', entry)))).toEqual(await read(xml(list('11/20/2026', entry))))
  })

  it('is refused without entries, truncated, or in its advanced form, which names the other file', async () => {
    expect(await refusal(xml(list('11/20/2026', '')))).toBe('page-unreadable')
    expect(await refusal(xml(list('11/20/2026', entry).slice(0, -12)))).toBe('page-unreadable')
    const advanced = await refused(xml('<?xml version="1.0"?><Sanctions><DateOfIssue/></Sanctions>'), {
      reader: 'ofac-sdn',
    })
    expect(advanced.hint).toContain('SDN.XML')
  })
})

describeCorpus(hasCorpus, 'the editions of the corpus', () => {
  it('differ by entry number in 1,858 added and 261 removed; 836 differ in their parts', async () => {
    const [before, after] = await Promise.all(
      [1, 2].map((edition) => read(corpusFile(`lists/ofac-sdn-edition-${edition}.csv`, 'text/csv'))),
    )
    const { added, removed, differing } = byKey(before?.listings ?? [], after?.listings ?? [])
    expect([before?.listings.length, after?.listings.length]).toEqual([7379, 8976])
    expect([added.length, removed.length, differing.length]).toEqual([1858, 261, 836])
    for (const [old, now] of differing.filter((_, i) => i % 84 === 0)) {
      expect(JSON.stringify(old)).not.toBe(JSON.stringify(now))
    }
  })

  it('have an address file and a names file that are read whole', async () => {
    const as = { reader: 'ofac-sdn' } as const
    const addresses = await read(corpusFile('lists/ofac-add.csv', 'text/csv'), as)
    const names = await read(corpusFile('lists/ofac-alt.csv', 'text/csv'), as)
    expect([addresses.listings.length, names.listings.length]).toEqual([7379, 3196])
  })
})
