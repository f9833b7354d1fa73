/** The reader `uk-list`: the UK Sanctions List, CSV and XML. */
import { describe, expect, it } from 'vitest'
import { read, refusal, refused } from '../../reading.ts'
import { csv, xml } from '../files.ts'

const london = { timeZone: 'Europe/London' }
const HEADER = [
  ...[
    'Last Updated',
    'Unique ID',
    'OFSI Group ID',
    'UN Reference Number',
    'Name 6',
    'Name 1',
    'Name 2',
    'Name type',
    'Alias strength',
  ],
  ...[
    'Name non-latin script',
    'Regime Name',
    'Designation Type',
    'Sanctions Imposed',
    'Other Information',
    'UK Statement of Reasons',
  ],
  ...[
    'Address Line 1',
    'Address Line 2',
    'Address Postal Code',
    'Address Country',
    'Date Designated',
    'D.O.B',
    'Nationality(/ies)',
    'Passport number',
  ],
]
const row = (cells: Readonly<Record<string, string>>) =>
  HEADER.map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`).join(',')
const firm = {
  'Last Updated': '20/05/2025',
  'Unique ID': 'RUS9001',
  'OFSI Group ID': '16901',
  'Regime Name': 'The Russia (Sanctions) (EU Exit) Regulations 2019',
  'Designation Type': 'Entity',
  'Sanctions Imposed': 'Trust Services Sanctions|Asset freeze',
  'UK Statement of Reasons': 'The firm supplies parts, "chips" among them. It is therefore involved.',
  'Date Designated': '20/05/2025',
}
const rows = [
  row({
    ...firm,
    'Name 6': 'EXAMPLE ELECTRONICS FZE',
    'Name type': 'Primary Name',
    'Address Line 1': '1 Example Road',
    'Address Country': 'United Arab Emirates',
  }),
  row({
    ...firm,
    'Name 6': 'EX ELECTRONICS',
    'Name type': 'Alias',
    'Alias strength': 'Low quality a.k.a',
    'Address Line 1': '2 Other Road',
    'Address Country': 'China',
  }),
  row({
    ...firm,
    'Name 6': 'EXAMPLE ELECTRONIC FZE',
    'Name type': 'Primary Name Variation',
    'Name non-latin script': '示例电子',
  }),
  row({
    'Unique ID': 'RUS9002',
    'Name 6': 'DOE',
    'Name 1': 'John',
    'Name type': 'Primary Name',
    'Regime Name': firm['Regime Name'],
    'Designation Type': 'Individual',
    'D.O.B': 'dd/mm/1970',
    'Nationality(/ies)': 'Russia',
    'Passport number': 'A 1',
    'Date Designated': '05/06/3035',
  }),
]
const file = (...lines: readonly string[]) =>
  csv(`Report Date: 20-Nov-2026\r\n${HEADER.map((name) => `"${name}"`).join(',')}\r\n${lines.join('\r\n')}\r\n`)

describe('the CSV of the UK list', () => {
  it('is known by its header under the date of the report; rows of one number are one entry', async () => {
    const found = await read(file(...rows), london)
    expect(found).toMatchObject({ reader: 'uk-list', title: 'UK Sanctions List', blocks: [] })
    expect(found.listings).toHaveLength(2)
    expect(found.listings[0]).toMatchObject({
      key: 'RUS9001',
      name: 'EXAMPLE ELECTRONICS FZE',
      country: 'China; United Arab Emirates',
      aliases: ['EX ELECTRONICS', 'EXAMPLE ELECTRONIC FZE', '示例电子'],
      addresses: ['1 Example Road, United Arab Emirates', '2 Other Road, China'],
      programme: 'The Russia (Sanctions) (EU Exit) Regulations 2019',
      effectiveDate: { value: '2025-05-20', source: 'list' },
      identifiers: ['RUS9001', 'OFSI Group ID 16901'],
      remarks: [
        'Designation Type: Entity',
        'Low quality alias: EX ELECTRONICS',
        'Primary name variation: EXAMPLE ELECTRONIC FZE',
        'Sanction imposed: Asset freeze',
        'Sanction imposed: Trust Services Sanctions',
        'The firm supplies parts, "chips" among them.',
        'It is therefore involved.',
      ],
    })
    expect(found.listings[1]).toMatchObject({
      name: 'John DOE',
      country: 'Russia',
      effectiveDate: { value: '3035-06-05' },
      identifiers: ['RUS9002', 'Passport A 1'],
      remarks: ['D.O.B: dd/mm/1970', 'Designation Type: Individual'],
      doubts: ['the date of designation is in the year 3035'],
    })
  })

  it('is the same when the day of the report or the order of rows moves', async () => {
    const before = await read(file(...rows), london)
    const [first = '', second = '', third = '', last = ''] = rows
    const turned = file(third, second, first, last)
    const later = csv(new TextDecoder().decode(turned.body).replace('20-Nov-2026', '21-Nov-2026'))
    expect(await read(later, london)).toEqual(before)
  })

  it('is refused with a column gone, which it names, with a header only, empty, or cut inside of a row', async () => {
    const text = new TextDecoder().decode(file(...rows).body)
    const error = await refused(csv(text.replace('"Name type"', '"Kind"')), { reader: 'uk-list' })
    expect([error.code, error.message.includes('"Name type"')]).toEqual(['page-unreadable', true])
    expect(await refusal(file(), { reader: 'uk-list' })).toBe('page-unreadable')
    expect(await refusal(csv('Report Date: 20-Nov-2026\r\n'), { reader: 'uk-list' })).toBe('page-unreadable')
    expect(await refusal(csv(text.slice(0, -30)))).toBe('page-unreadable')
  })
})

const designation = `<Designation><LastUpdated>20/05/2025</LastUpdated><DateDesignated>20/05/2025</DateDesignated><UniqueID>RUS9001</UniqueID><OFSIGroupID>16901</OFSIGroupID>
  <UNReferenceNumber/><Names><Name><Name6>EX ELECTRONICS</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name><Name><Name6>EXAMPLE ELECTRONICS FZE</Name6><NameType>Primary Name</NameType></Name></Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>示例电子</NameNonLatinScript></NonLatinName></NonLatinNames><RegimeName>Russia</RegimeName><IndividualEntityShip>Entity</IndividualEntityShip>
  <SanctionsImposed>Asset freeze|Trust Services Sanctions</SanctionsImposed><SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze></SanctionsImposedIndicators>
  <Addresses><Address><AddressLine1>1 Example Road</AddressLine1><AddressPostalCode>77</AddressPostalCode><AddressCountry>United Arab Emirates</AddressCountry></Address></Addresses>
  <UKStatementofReasons>The firm supplies parts.</UKStatementofReasons>
  <EntityDetails><Entity><ParentCompanies><ParentCompany>Example Holding</ParentCompany></ParentCompanies><Subsidiaries><Subsidiary>Example Two</Subsidiary></Subsidiaries>
  <BusinessRegistrationNumbers><BusinessRegistrationNumber>1234</BusinessRegistrationNumber></BusinessRegistrationNumbers><TypeOfEntities><TypeOfEntity>Company</TypeOfEntity></TypeOfEntities></Entity></EntityDetails></Designation>`
const ship = `<Designation><UniqueID>DPR9001</UniqueID><Names><Name><Name6>EXAMPLE STAR</Name6><NameType>Primary Name</NameType></Name></Names><RegimeName>DPRK</RegimeName><DateDesignated>01/02/2018</DateDesignated>
  <ShipDetails><Ship><IMONumbers><IMONumber>9000001</IMONumber></IMONumbers><CurrentOwnerOperators><CurrentOwnerOperator>Example Line</CurrentOwnerOperator></CurrentOwnerOperators></Ship></ShipDetails></Designation>`
const list = (day: string) =>
  `<?xml version="1.0" encoding="utf-8"?><Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><DateGenerated>${day}</DateGenerated>${designation}${ship}</Designations>`

describe('the XML of the UK list', () => {
  it('is known by its root, and read with details of firms and ships', async () => {
    const found = await read(xml(list('20/11/2026')), london)
    expect(found.reader).toBe('uk-list')
    expect(found.listings).toMatchObject([
      {
        key: 'RUS9001',
        name: 'EXAMPLE ELECTRONICS FZE',
        aliases: ['EX ELECTRONICS', '示例电子'],
        addresses: ['1 Example Road, 77, United Arab Emirates'],
        identifiers: ['RUS9001', 'OFSI Group ID 16901', 'Business registration number 1234'],
        crossReferences: ['Parent company: Example Holding'],
        subordinates: ['Example Two'],
        remarks: [
          'Individual entity ship: Entity',
          'Low quality alias: EX ELECTRONICS',
          'Sanction imposed: Asset freeze',
          'Sanction imposed: Trust Services Sanctions',
          'Type of entity: Company',
          'The firm supplies parts.',
        ],
      },
      {
        key: 'DPR9001',
        identifiers: ['DPR9001', 'IMO number 9000001'],
        crossReferences: ['Current owner/operator: Example Line'],
        effectiveDate: { value: '2018-02-01' },
      },
    ])
  })

  it('is the same on another day', async () => {
    expect(await read(xml(list('21/11/2026')), london)).toEqual(await read(xml(list('20/11/2026')), london))
  })

  it('is refused truncated', async () => {
    expect(await refusal(xml(list('20/11/2026').slice(0, -200)))).toBe('page-unreadable')
  })
})
