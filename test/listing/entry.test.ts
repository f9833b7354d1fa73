/** Entries as the Federal Register prints them; texts are made up in its style. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntityEntry, parseEntry } from '../../src/listing/entry.ts'
import { cpuMs } from '../cpu.ts'

const NOTHING: EntityEntry = {
  name: '',
  formerNames: [],
  aliases: [],
  addresses: [],
  crossReferences: [],
  subordinates: [],
  doubts: [],
}

const CASES: readonly (readonly [what: string, text: string, parts: Partial<EntityEntry>])[] = [
  [
    'a comma parts name and address',
    'Acme Widgets, Inc., 12 Main St., Springfield; and 3 Dock Rd., Portland.',
    { name: 'Acme Widgets, Inc.', addresses: ['12 Main St., Springfield', '3 Dock Rd., Portland'] },
  ],
  [
    'a legal form without a comma before the address',
    'Acme Optics Co., Ltd. Room 5, 3 Long Road, Beijing, China.',
    { name: 'Acme Optics Co., Ltd.', addresses: ['Room 5, 3 Long Road, Beijing, China'] },
  ],
  [
    'two spaces before a legal form',
    'Acme Optics Co.,  Ltd., 3 Long Road, Beijing, China.',
    { name: 'Acme Optics Co., Ltd.', addresses: ['3 Long Road, Beijing, China'] },
  ],
  [
    'a numbered part of an institution',
    'Big Electronics Group Corporation, No. 28 Institute, 1 Long Road, Nanjing, China.',
    { name: 'Big Electronics Group Corporation, No. 28 Institute', addresses: ['1 Long Road, Nanjing, China'] },
  ],
  [
    'a numbered part without "No."',
    'Big Industry Corporation 3rd Academy, 31 Research Institute, 17 Long Road, Beijing, China.',
    {
      name: 'Big Industry Corporation 3rd Academy, 31 Research Institute',
      addresses: ['17 Long Road, Beijing, China'],
    },
  ],
  [
    'initials within an alias',
    'Acme Works, a.k.a., the following two aliases: —AO Obedinenie IM. S.A. Petrova; and —NPO im. Petrova. 24 Long Street, Khimki, Russia.',
    {
      name: 'Acme Works',
      aliases: ['AO Obedinenie IM. S.A. Petrova', 'NPO im. Petrova'],
      addresses: ['24 Long Street, Khimki, Russia'],
    },
  ],
  [
    'letters of other alphabets',
    'İnci Diş Ticaret Anonim Şirketi, Cevizli Mah. Uzun Cad. No: 18, İstanbul, Türkiye.',
    { name: 'İnci Diş Ticaret Anonim Şirketi', addresses: ['Cevizli Mah. Uzun Cad. No: 18, İstanbul, Türkiye'] },
  ],
  [
    'an address that is listed itself',
    'Address 07, 201 Long Road, Hong Kong.',
    { name: 'Address 07', addresses: ['201 Long Road, Hong Kong'] },
  ],
  [
    'more aliases promised than there are: an address is none',
    'Acme House, a.k.a., the following two aliases: —Baet Acme; and PO Box 1118, Dubai, UAE; and Office 13, Dubai, UAE.',
    {
      name: 'Acme House',
      aliases: ['Baet Acme'],
      addresses: ['PO Box 1118, Dubai, UAE', 'Office 13, Dubai, UAE'],
      doubts: ['states 2 aliases, has 1'],
    },
  ],
  [
    'a dash list in one line',
    'Acme Trading, a.k.a., the following two aliases: —Acme TR; and —ATR. Dubai, UAE.',
    { name: 'Acme Trading', aliases: ['Acme TR', 'ATR'], addresses: ['Dubai, UAE'] },
  ],
  [
    'a dash list on lines of its own, the address below',
    'Acme Trading, a.k.a., the following two aliases:\n—Acme TR;\n—ATR.\n\n5 Quay Street, Dubai, UAE.',
    { name: 'Acme Trading', aliases: ['Acme TR', 'ATR'], addresses: ['5 Quay Street, Dubai, UAE'] },
  ],
  [
    'the last alias without its full stop, before a section or a house number',
    'Acme Trading, a.k.a., the following two aliases: —12th Works; and —24th Works 51 Long Road, Beijing; and 7 Hill Road, Xian, China',
    {
      name: 'Acme Trading',
      aliases: ['12th Works', '24th Works'],
      addresses: ['51 Long Road, Beijing', '7 Hill Road, Xian, China'],
    },
  ],
  [
    'an inline alias and its address',
    'Nils Vander, a.k.a., the following one alias: Nils Vanders, 51 Elm Blvd., Sofia 1712, Bulgaria.',
    { name: 'Nils Vander', aliases: ['Nils Vanders'], addresses: ['51 Elm Blvd., Sofia 1712, Bulgaria'] },
  ],
  [
    'inline aliases parted by semicolons',
    'Blue Kite Aviation, a.k.a., the following two aliases: Kite Air Tic; and Kite Aviation Ltd. No: 1/3, Harbour Mah, Istanbul, Turkey',
    {
      name: 'Blue Kite Aviation',
      aliases: ['Kite Air Tic', 'Kite Aviation Ltd.'],
      addresses: ['No: 1/3, Harbour Mah, Istanbul, Turkey'],
    },
  ],
  [
    'aliases in brackets',
    'Lin Yong, (a.k.a., Lin Rong, Steven Lin and Yong Lin), 170 West Avenue 8, Singapore 650170',
    {
      name: 'Lin Yong',
      aliases: ['Lin Rong', 'Steven Lin', 'Yong Lin'],
      addresses: ['170 West Avenue 8, Singapore 650170'],
    },
  ],
  [
    'aliases parted by commas only',
    'Medi Airlines, a.k.a., MD Airlines, MD Air Airlines, 7, Shul Str., Kiev, Ukraine',
    { name: 'Medi Airlines', aliases: ['MD Airlines', 'MD Air Airlines'], addresses: ['7, Shul Str., Kiev, Ukraine'] },
  ],
  [
    'former names before aliases',
    'OOO Dock (f.k.a., AO Dock; and JSC Dock), a.k.a., the following one alias: —Dock LLC. 4 Quay Street, Kerch.',
    {
      name: 'OOO Dock',
      formerNames: ['AO Dock', 'JSC Dock'],
      aliases: ['Dock LLC'],
      addresses: ['4 Quay Street, Kerch'],
    },
  ],
  [
    'a list without "a.k.a."',
    'Tako LLC, the following one alias: —Taco LLC.\n17 Hill Street, Yerevan, Armenia.',
    { name: 'Tako LLC', aliases: ['Taco LLC'], addresses: ['17 Hill Street, Yerevan, Armenia'] },
  ],
  [
    'other entries of the same person',
    'Acme Sea Cargo, Office 2, Kabul, Afghanistan. (See alternate addresses under China, Netherlands, and Turkey).',
    {
      name: 'Acme Sea Cargo',
      addresses: ['Office 2, Kabul, Afghanistan'],
      crossReferences: ['China', 'Netherlands', 'Turkey'],
    },
  ],
  [
    'a name of several parts of one institution',
    'Academy of Naval Sciences, Institute of Sonar and Acoustics, 27 Peace Road, Beijing, China.',
    {
      name: 'Academy of Naval Sciences, Institute of Sonar and Acoustics',
      addresses: ['27 Peace Road, Beijing, China'],
    },
  ],
  [
    'subordinate institutions with aliases, and addresses that all share',
    'Acme Second Academy, a.k.a., the following one alias, and two subordinate institutions: —A2.\nSubordinate institution 23rd Works, a.k.a., the following one alias: —W23. Subordinate institution 25th Works.\nThe following addresses apply to the entity and to the two subordinate institutions: 50 Long Road, Beijing; and 51 Long Road, Beijing.',
    {
      name: 'Acme Second Academy',
      aliases: ['A2'],
      subordinates: ['23rd Works', 'W23', '25th Works'],
      addresses: ['50 Long Road, Beijing', '51 Long Road, Beijing'],
    },
  ],
  [
    'a former name among the aliases, and "a.k.a." before each',
    'Neft, a.k.a., the following three aliases: —Neft OAO; —a.k.a. JSC Neft; and —f.k.a. Old Neft OAO. 3 Hill Road, Omsk.',
    {
      name: 'Neft',
      aliases: ['Neft OAO', 'JSC Neft'],
      formerNames: ['Old Neft OAO'],
      addresses: ['3 Hill Road, Omsk'],
    },
  ],
  [
    'a numbered institute of a larger one is no address',
    'Acme Corporation (AC) 3rd Academy, 35 Research Institute, a.k.a, the following one alias: —35th Institute. No. 3 South Street, Beijing.',
    {
      name: 'Acme Corporation (AC) 3rd Academy, 35 Research Institute',
      aliases: ['35th Institute'],
      addresses: ['No. 3 South Street, Beijing'],
    },
  ],
  ['numbering', '(3) Acme Optics Co., Ltd.', { name: 'Acme Optics Co., Ltd.' }],
  [
    'digits of a name stay',
    'CETC 55, 5 Hill Road, Nanjing, China.',
    { name: 'CETC 55', addresses: ['5 Hill Road, Nanjing, China'] },
  ],
  [
    'an "and" behind the country parts addresses',
    'Acme, 1 Bay Road, Kabul, Afghanistan, and Dasht, Takhar, Afghanistan.',
    { name: 'Acme', addresses: ['1 Bay Road, Kabul, Afghanistan', 'Dasht, Takhar, Afghanistan'] },
  ],
  [
    'another number of aliases than it states',
    'Acme, a.k.a., the following one alias: —AC; and —ACM. 1 Bay Road, Lahore, Pakistan.',
    {
      name: 'Acme',
      aliases: ['AC', 'ACM'],
      addresses: ['1 Bay Road, Lahore, Pakistan'],
      doubts: ['states 1 alias, has 2'],
    },
  ],
]

describe('one entry as printed', () => {
  it.each(CASES)('%s', (_, text, parts) => {
    expect(parseEntry(text)).toEqual({ ...NOTHING, ...parts })
  })

  it('reads an em dash or its flattened copy alike', () => {
    const xml = parseEntry('Acme, a.k.a., the following two aliases: —A1; and —A2.\nBuilding 4, Omsk, Russia.')
    expect(parseEntry('Acme, a.k.a., the following two aliases: —A1; and —A2.  Building 4, Omsk, Russia.')).toEqual(xml)
  })

  it('takes any text without failing, and in time', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a.k.a., ',
            'the following two aliases: ',
            '—',
            '; and ',
            'Ltd.',
            ', ',
            '(',
            ')',
            '\n',
            '12 ',
            'Acme ',
            'Road',
            '. ',
            '(See alternate address under X)',
            'Subordinate institution ',
          ),
          { maxLength: 60 },
        ),
        (pieces) => {
          const entry = parseEntry(pieces.join(''))
          expect(entry.addresses.every((address) => address.trim() !== '')).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('reads forty thousand hostile characters in well under a second', () => {
    for (const piece of [
      ',',
      ' (',
      'a.k.a. ',
      '—',
      '; and ',
      '. ',
      ' and Iran',
      'aaaa ',
      'the following ',
      ', Institute of',
    ]) {
      const started = cpuMs()
      parseEntry(`Acme${piece.repeat(40_000 / piece.length)}`)
      expect(cpuMs() - started, piece).toBeLessThan(1_500)
    }
  })
})
