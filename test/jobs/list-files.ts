/** Small lists in the form of each official one, with made-up entries: what the tests of the daemon serve over loopback. */

export type Firm = { readonly name: string; readonly country: string; readonly number: number }

export type ListFile = {
  readonly reader: string
  /** As listings call it. */
  readonly list: string
  readonly path: string
  readonly type: string
  /** Further lines of the watch. */
  readonly more?: string
  write(firms: readonly Firm[]): string
}

const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
/** Rows under named columns; what a row does not name is empty. */
const sheet = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string =>
  `${[line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join('\r\n')}\r\n`

const ALL = 'For all items subject to the EAR. (See § 744.11 of the EAR)'
const DENIAL = 'Presumption of denial'

const BIS = [
  ...['Source List', 'Entity Number', 'SDN Type', 'Programs', 'Name', 'Title', 'Address', 'City', 'State/Province'],
  ...['Postal Code', 'Country', 'Federal Register Notice', 'Effective Date', 'Date Lifted/Waived/Expired'],
  ...['Standard Order', 'License Requirement', 'License Policy', 'Call Sign', 'Vessel Type', 'Gross Tonnage'],
  ...['Gross Register Tonnage', 'Vessel Flag', 'Vessel Owner', 'Remarks/Notes', 'Address Number', 'Address Remarks'],
  ...['Alternate Number', 'Alternate Type', 'Alternate Name', 'Alternate Remarks', 'Web Link'],
]

const UK = [
  ...['Last Updated', 'Unique ID', 'OFSI Group ID', 'UN Reference Number', 'Name 6', 'Name 1', 'Name type'],
  ...['Alias strength', 'Name non-latin script', 'Regime Name', 'Designation Type', 'Sanctions Imposed'],
  ...['Other Information', 'UK Statement of Reasons', 'Address Line 1', 'Address Country', 'Date Designated'],
]

export const LIST_FILES: readonly ListFile[] = [
  {
    reader: 'ecfr-supplement',
    list: 'Entity List',
    path: '/title-15.xml',
    type: 'application/xml',
    write: (firms) =>
      `<?xml version="1.0" encoding="UTF-8"?><DIV9 N="Supplement No. 4 to Part 744" TYPE="APPENDIX"><HEAD>Supplement No. 4 to Part 744—Entity List</HEAD><DIV><TABLE><TR><TH>Country</TH><TH>Entity</TH><TH>License requirement</TH><TH>License review policy</TH><TH>Federal Register citation</TH></TR>${[
        ...Map.groupBy(firms, ({ country }) => country),
      ]
        .flatMap(([country, some]) =>
          some.map(
            ({ name, number }, i) =>
              `<TR><TD>${i === 0 ? country.toUpperCase() : ' '}</TD><TD>${name}, ${number} Long Road, ${country}.</TD><TD>${ALL}</TD><TD>${DENIAL}</TD><TD>88 FR ${1000 + number}, 6/21/23.</TD></TR>`,
          ),
        )
        .join('')}</TABLE></DIV></DIV9>`,
  },
  {
    reader: 'bis-csv',
    list: 'Entity List',
    path: '/lists.csv',
    type: 'text/csv',
    write: (firms) =>
      sheet(
        BIS,
        firms.map(({ name, country, number }) => ({
          'Source List': 'EL',
          Name: name,
          Address: `${number} Long Road`,
          City: 'Town',
          Country: country,
          'Federal Register Notice': `88 FR ${1000 + number}`,
          'Effective Date': '6/21/2023',
          'License Requirement': ALL,
          'License Policy': `${DENIAL}.`,
        })),
      ),
  },
  {
    reader: 'csl',
    list: 'Entity List',
    path: '/consolidated.json',
    type: 'application/json',
    write: (firms) =>
      JSON.stringify({
        results: firms.map(({ name, country, number }) => ({
          id: `h${number}`,
          source: 'Entity List (EL) - Bureau of Industry and Security',
          name,
          addresses: [{ address: `${number} Long Road`, country }],
          federal_register_notice: `88 FR ${1000 + number}`,
          start_date: '2023-06-21',
          license_requirement: ALL,
          license_policy: DENIAL,
        })),
      }),
  },
  {
    reader: 'ofac-sdn',
    list: 'OFAC SDN List',
    path: '/SDN.XML',
    type: 'application/xml',
    write: (firms) =>
      `<?xml version="1.0"?><sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>05/12/2025</Publish_Date><Record_Count>${firms.length}</Record_Count></publshInformation>${firms
        .map(
          ({ name, country, number }) =>
            `<sdnEntry><uid>${number}</uid><lastName>${name}</lastName><sdnType>Entity</sdnType><programList><program>SDGT</program></programList><addressList><address><uid>${9000 + number}</uid><city>Town</city><country>${country}</country></address></addressList></sdnEntry>`,
        )
        .join('')}</sdnList>`,
  },
  {
    reader: 'un-list',
    list: 'UN Security Council Consolidated List',
    path: '/un.xml',
    type: 'application/xml',
    write: (firms) =>
      `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2025-05-12T00:00:09Z"><INDIVIDUALS></INDIVIDUALS><ENTITIES>${firms
        .map(
          ({ name, country, number }) =>
            `<ENTITY><DATAID>${number}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>${name}</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.${number}</REFERENCE_NUMBER><LISTED_ON>2023-06-21</LISTED_ON><ENTITY_ADDRESS><CITY>Town</CITY><COUNTRY>${country}</COUNTRY></ENTITY_ADDRESS></ENTITY>`,
        )
        .join('')}</ENTITIES></CONSOLIDATED_LIST>`,
  },
  {
    reader: 'eu-list',
    list: 'EU Consolidated List',
    path: '/eu.xml',
    type: 'application/xml',
    write: (firms) =>
      `<?xml version="1.0"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2025-05-12T16:36:05.143+02:00" globalFileId="1">${firms
        .map(
          ({ name, country, number }) =>
            `<sanctionEntity euReferenceNumber="EU.${number}.11" logicalId="${number}"><regulation regulationType="amendment" publicationDate="2023-06-23" entryIntoForceDate="2023-06-23" numberTitle="2023/1214" programme="UKR" logicalId="${number}9"/><subjectType code="enterprise" classificationCode="E"/><nameAlias wholeName="${name}" nameLanguage="EN" strong="true" logicalId="${number}0"/><address city="Town" countryDescription="${country.toUpperCase()}" logicalId="${number}5"/></sanctionEntity>`,
        )
        .join('')}</export>`,
  },
  {
    reader: 'uk-list',
    list: 'UK Sanctions List',
    path: '/UK-Sanctions-List.csv',
    type: 'text/csv',
    write: (firms) =>
      sheet(
        UK,
        firms.map(({ name, country, number }) => ({
          'Last Updated': '12/05/2025',
          'Unique ID': `RUS${number}`,
          'OFSI Group ID': String(16_000 + number),
          'Name 6': name,
          'Name type': 'Primary Name',
          'Regime Name': 'The Russia (Sanctions) (EU Exit) Regulations 2019',
          'Designation Type': 'Entity',
          'Sanctions Imposed': 'Asset freeze',
          'Address Line 1': `${number} Long Road`,
          'Address Country': country,
          'Date Designated': '21/06/2023',
        })),
      ),
  },
  {
    reader: 'meti-list',
    list: 'METI End User List',
    path: '/list.csv',
    type: 'text/csv',
    write: (firms) =>
      sheet(
        ['No.', '国名、地域名', '企業名､組織名', '別名', '懸念区分', '通常兵器'],
        firms.map(({ name, country }, i) => ({
          'No.': String(i + 1),
          '国名、地域名': country,
          '企業名､組織名': name,
          別名: `・${name} KK`,
          懸念区分: 'M,N',
        })),
      ),
  },
  {
    reader: 'table',
    list: 'Example List',
    path: '/list.html',
    type: 'text/html; charset=utf-8',
    more: ', select: main, list: Example List, columns: { name: Company, country: Country, citations: Citation }',
    write: (firms) =>
      `<!doctype html><html lang="en"><head><title>Example List</title></head><body><main><h1>Example List</h1><table><tr><th>Company</th><th>Country</th><th>Citation</th></tr>${firms
        .map(
          ({ name, country, number }) => `<tr><td>${name}</td><td>${country}</td><td>88 FR ${1000 + number}</td></tr>`,
        )
        .join('')}</table></main></body></html>`,
  },
]
