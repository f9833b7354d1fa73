/** The reader `eu-list`: the EU's financial sanctions files, XML and CSV. */
import { describe, expect, it } from 'vitest'
import { read, refusal, refused } from '../../reading.ts'
import { csv, xml } from '../files.ts'

const brussels = { timeZone: 'Europe/Brussels' }
const strong =
  '<nameAlias firstName="" lastName="" wholeName="Example Aviation FZE" function="" title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="90"><regulationSummary regulationType="regulation" publicationDate="2025-05-20" numberTitle="2025/933"/></nameAlias>'
const cyrillic = '<nameAlias wholeName="Пример Авиация" function="" nameLanguage="RU" strong="true" logicalId="80"/>'
const weak = '<nameAlias wholeName="Exam Air" nameLanguage="" strong="false" logicalId="70"/>'
const entity = (names: readonly string[], inForce = '2025-05-20') =>
  `<sanctionEntity designationDetails="Supplier of the defence sector" unitedNationId="" euReferenceNumber="EU.9001.1" logicalId="160001">
  <remark>IMO 9000001.</remark>
  <regulation regulationType="regulation" organisationType="council" publicationDate="2025-05-20" entryIntoForceDate="${inForce}" numberTitle="2025/933 (OJ L933)" programme="UKR" logicalId="1"><publicationUrl>https://eur-lex.example/1</publicationUrl></regulation>
  <regulation regulationType="amendment" publicationDate="2025-07-18" entryIntoForceDate="2025-07-20" numberTitle="2025/1476" programme="UKR" logicalId="2"/>
  <subjectType code="enterprise" classificationCode="E"/>${names.join('')}
  <address city="Dubai" street="1 Example Road" poBox="77" zipCode="" region="" place="" asAtListingTime="false" countryIso2Code="AE" countryDescription="UNITED ARAB EMIRATES"><contactInfo key="EMAIL" value="a@example.ae"/></address>
  <address city="" street="" countryIso2Code="00" countryDescription="UNKNOWN"/>
  <identification number="1234" knownExpired="true" identificationTypeCode="regnumber" identificationTypeDescription="Registration Number" countryDescription="UNITED ARAB EMIRATES"/>
  </sanctionEntity>`
const list = (day: string, ...entities: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="${day}T11:00:00.000+02:00" globalFileId="1">${entities.join('')}</export>`

describe('the XML of the EU list', () => {
  it('is known by its root, and read from attributes', async () => {
    const found = await read(xml(list('2026-11-20', entity([strong, cyrillic, weak]))), brussels)
    expect(found.reader).toBe('eu-list')
    expect(found.listings).toMatchObject([
      {
        list: 'EU Consolidated List',
        key: '160001',
        name: 'Example Aviation FZE',
        country: 'UNITED ARAB EMIRATES',
        aliases: ['Exam Air', 'Пример Авиация'],
        addresses: ['1 Example Road, P.O. Box 77, Dubai, UNITED ARAB EMIRATES (EMAIL a@example.ae)'],
        programme: 'UKR',
        effectiveDate: { value: '2025-05-20', source: 'list' },
        identifiers: ['EU.9001.1', 'Registration Number 1234 (UNITED ARAB EMIRATES) (known expired)'],
        remarks: [
          'IMO 9000001.',
          'Regulation: 2025/1476, amendment, published 2025-07-18',
          'Regulation: 2025/933 (OJ L933), regulation, published 2025-05-20',
          'Supplier of the defence sector',
          'Type: enterprise',
          'Weak alias: Exam Air',
        ],
        doubts: [],
      },
    ])
  })

  it('is the same on another day and with its names in another order', async () => {
    const before = await read(xml(list('2026-11-20', entity([strong, cyrillic, weak]))), brussels)
    expect(await read(xml(list('2026-11-21', entity([weak, strong, cyrillic]))), brussels)).toEqual(before)
  })

  it('keeps a date of the far future, and doubts it', async () => {
    const { listings } = await read(xml(list('2026-11-20', entity([strong], '3035-02-03'))), brussels)
    expect(listings[0]?.effectiveDate?.value).toBe('2025-07-20')
    const only = entity([strong], '3035-02-03').replace(/<regulation regulationType="amendment"[^>]*>/, '')
    expect((await read(xml(list('2026-11-20', only)), brussels)).listings[0]).toMatchObject({
      effectiveDate: { value: '3035-02-03' },
      doubts: ['the date of designation is in the year 3035'],
    })
  })

  it('is refused truncated or empty', async () => {
    expect(await refusal(xml(list('2026-11-20', entity([strong])).slice(0, -9)))).toBe('page-unreadable')
    expect(await refusal(xml(list('2026-11-20')), { reader: 'eu-list' })).toBe('page-unreadable')
  })
})

const HEADER =
  'fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_Regulation_Type;Entity_Regulation_PublicationDate;Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;NameAlias_WholeName;NameAlias_NameLanguage;NameAlias_LogicalId;NameAlias_Regulation_NumberTitle;Address_City;Address_CountryDescription;Identification_Number;Identification_TypeDescription'
const about = (id: number, day = '20/11/2026') =>
  `${day};${id};EU.${id}.1;;;;;enterprise;regulation;2025-05-20;2025-05-20;"2025/933; OJ L933";UKR`
const rows = [
  `${about(7)};Example FZE;;90;2025/933;;;;`,
  `${about(8)};Other Ltd;EN;95;2025/933;;;;`,
  `${about(7)};Exemple;FR;91;2025/1476;;;;`,
  `${about(7)};;;;;Dubai;UNITED ARAB EMIRATES;;`,
  `${about(7)};;;;;;;1234;Registration Number`,
]

describe('the CSV of the EU list', () => {
  it('is known by its header; rows of one entity are one entry, wherever they stand', async () => {
    const found = await read(csv(`\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`), brussels)
    expect(found.reader).toBe('eu-list')
    expect(found.listings).toMatchObject([
      {
        key: '7',
        name: 'Example FZE',
        aliases: ['Exemple'],
        country: 'UNITED ARAB EMIRATES',
        addresses: ['Dubai, UNITED ARAB EMIRATES'],
        identifiers: ['EU.7.1', 'Registration Number 1234'],
        programme: 'UKR',
        effectiveDate: { value: '2025-05-20' },
        remarks: ['Regulation: 2025/933; OJ L933, regulation, published 2025-05-20', 'Type: enterprise'],
      },
      { key: '8', name: 'Other Ltd' },
    ])
  })

  it('is refused with a column gone, which it names, with its header only, or cut', async () => {
    const error = await refused(csv([HEADER.replace('NameAlias_WholeName', 'NameAlias_Name'), ...rows].join('\n')), {
      reader: 'eu-list',
    })
    expect([error.code, error.message.includes('"NameAlias_WholeName"')]).toEqual(['page-unreadable', true])
    expect(await refusal(csv(`${HEADER}\n`))).toBe('page-unreadable')
    expect(await refusal(csv([HEADER, ...rows].join('\n').slice(0, -40)))).toBe('page-unreadable')
  })
})
