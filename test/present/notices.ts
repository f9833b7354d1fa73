/** Realistic notices: the silent edit of May 2025, the listings of March 2025, a digest, an incident. Sentences are ours. */
import { emptyListing } from '../../src/listing/listing.ts'
import { licencePolicyOf, licenceRequirementOf } from '../../src/listing/terms.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { Health, IncidentNote, Notice, Story } from '../../src/model/notice.ts'
import type { Evidence } from '../../src/model/text.ts'
import type { Source } from '../../src/model/watch.ts'

export const BIS: Source = {
  id: 'bis',
  name: 'Bureau of Industry and Security (BIS)',
  jurisdiction: 'US',
  language: 'en',
  timeZone: 'America/New_York',
}

export const MOFCOM: Source = {
  id: 'mofcom',
  name: '商务部 (MOFCOM)',
  jurisdiction: 'CN',
  language: 'zh-Hans',
  timeZone: 'Asia/Shanghai',
}

export const SEEN_AT = Date.parse('2025-05-13T20:05:00Z')

/** @param marked words between « and » are the marks. */
export function evidence(marked: string): Evidence {
  const marks: [number, number][] = []
  let text = ''
  for (const piece of marked.split(/(«[^»]*»)/)) {
    const inner = /^«(.*)»$/s.exec(piece)?.[1]
    if (inner !== undefined) marks.push([text.length, text.length + inner.length])
    text += inner ?? piece
  }
  return { text, marks }
}

export function finding(given: Partial<Finding>): Finding {
  return {
    kind: 'wording.reworded',
    severity: 'low',
    flags: [],
    reason: 'Other words of the same force.',
    rule: 'test.rule',
    before: null,
    after: null,
    ...given,
  }
}

export function listing(given: Partial<Listing>): Listing {
  return {
    ...emptyListing('Entity List'),
    name: 'Example Co., Ltd.',
    country: 'China',
    ...given,
  }
}

export function story(given: Partial<Story>): Story {
  return {
    changeId: 'c_1f0e9d8c7b6a59483726',
    watchId: 'bis-press',
    watchTitle: 'BIS press releases',
    url: 'https://www.bis.gov/press-release/rescission-ai-diffusion',
    source: BIS,
    seenAt: SEEN_AT,
    lastSeenAt: SEEN_AT - 15 * 60_000,
    document: { title: 'A press release', url: 'https://www.bis.gov/press-release/rescission-ai-diffusion' },
    findings: [finding({})],
    ...given,
  }
}

export function notice(given: Partial<Notice>): Notice {
  return {
    id: 'n_00112233445566778899',
    kind: 'alert',
    route: 'urgent-by-mail',
    at: SEEN_AT,
    timeZone: 'Europe/Berlin',
    stories: [story({})],
    incidents: [],
    ...given,
  }
}

/** Three findings in one sentence, and no date moved. */
export function silentEdit(): Notice {
  const before =
    'Issues guidance which makes clear that the use of Huawei Ascend chips «anywhere in the world» «violates» U.S. export controls.'
  const after =
    'Issues guidance «alerting industry to the risks of» using «PRC advanced computing ICs, including specific» Huawei Ascend chips.'
  const both = {
    before: evidence(before),
    after: evidence(after),
    path: ['Guidance issued today'],
    flags: ['silent'] as const,
  }
  return notice({
    stories: [
      story({
        document: {
          title: 'Department of Commerce Announces Rescission of Biden-Era Artificial Intelligence Diffusion Rule',
          url: 'https://www.bis.gov/press-release/rescission-ai-diffusion',
          date: '2025-05-13',
        },
        findings: [
          finding({
            ...both,
            kind: 'wording.softened',
            severity: 'high',
            rule: 'assertion.down',
            reason:
              '‘violates’ (assertion of breach) → ‘risks of’ (warning). The date of the page, 13 May 2025, stands still.',
          }),
          finding({
            ...both,
            kind: 'scope.narrowed',
            severity: 'medium',
            rule: 'geography.dropped',
            reason: '‘anywhere in the world’ is gone: the sentence names no place any more.',
          }),
          finding({
            ...both,
            kind: 'scope.widened',
            severity: 'medium',
            rule: 'object.class',
            reason:
              '‘Huawei Ascend chips’ → ‘PRC advanced computing ICs, including specific Huawei Ascend chips’: a class that contains them.',
          }),
        ],
      }),
    ],
  })
}

const ENTRIES: readonly (readonly [name: string, aliases: readonly string[], address: string, country: string])[] = [
  [
    'Beijing Academy of Artificial Intelligence',
    ['BAAI', '北京智源人工智能研究院'],
    'No. 150 Chengfu Road, Haidian District, Beijing, China',
    'China',
  ],
  [
    'Nettrix Information Industry Co., Ltd.',
    ['Ningchang', '宁畅信息产业（北京）有限公司'],
    'Building 25, Zhongguancun Software Park, Beijing, China',
    'China',
  ],
  ['Suma Technology Co., Ltd.', ['Suma-USI'], 'Jinshan District, Shanghai, China', 'China'],
  [
    'Inspur (Beijing) Electronic Information Industry Co., Ltd.',
    [],
    'Building 2, Shangdi, Haidian District, Beijing, China',
    'China',
  ],
  ['Inspur Electronic Information (Hong Kong) Co., Ltd.', [], 'Kowloon, Hong Kong', 'China'],
  ['Inspur Taiwan Co.', [], 'Neihu District, Taipei, Taiwan', 'Taiwan'],
]

/** @param count entries; the second one is a party of the user. */
export function newlyListed(count = 12): Notice {
  const findings = Array.from({ length: count }, (_, i) => {
    const [name, aliases, address, country] = ENTRIES[i % ENTRIES.length] ?? ['', [], '', '']
    const numbered = i < ENTRIES.length ? name : `${name} (branch ${i + 1})`
    return finding({
      kind: 'listing.added',
      severity: 'critical',
      flags: i === 1 ? ['early', 'party'] : ['early'],
      rule: 'listing.new-key',
      reason: `‘${numbered}’ is new on the Entity List, in force since 25 March 2025, three days before the rule is printed.`,
      after: { text: numbered, marks: [[0, numbered.length]] },
      listing: listing({
        name: numbered,
        aliases,
        addresses: [address],
        country,
        licenceRequirement: licenceRequirementOf(
          'For all items subject to the EAR (see §§ 734.9(e) and 744.11 of the EAR)',
        ),
        licencePolicy: licencePolicyOf('Presumption of denial'),
        footnotes: ['4'],
        citations: [{ volume: 90, page: 14046, date: '2025-03-28' }],
        effectiveDate: { value: '2025-03-25', source: 'list' },
      }),
    })
  })
  return notice({
    timeZone: 'America/New_York',
    stories: [
      story({
        changeId: 'c_aa55aa55aa55aa55aa55',
        watchId: 'fr-public-inspection',
        watchTitle: 'Federal Register, public inspection, BIS',
        url: 'https://www.federalregister.gov/public-inspection/2025-05427/additions-to-the-entity-list',
        seenAt: Date.parse('2025-03-25T20:20:00Z'),
        lastSeenAt: Date.parse('2025-03-25T20:15:00Z'),
        document: {
          title: 'Additions to the Entity List',
          url: 'https://www.federalregister.gov/public-inspection/2025-05427/additions-to-the-entity-list',
          date: '2025-03-25',
        },
        findings,
      }),
    ],
  })
}

export const HEALTH: Health = {
  watches: 20,
  blind: [
    {
      watchId: 'ecfr-744',
      title: 'eCFR Part 744 Supplement 4',
      cause: 'http-rate-limited',
      since: SEEN_AT - 3_600_000,
    },
  ],
}

/** Two sources; a Chinese page is one of them. */
export function weeklyDigest(): Notice {
  const chinese = finding({
    kind: 'document.published',
    severity: 'low',
    reason: '“商务部新闻发言人就美方调整芯片出口管制相关表述答记者问” is new on the index, dated 2025-05-19.',
    rule: 'index.new-item',
    after: { text: '商务部新闻发言人就美方调整芯片出口管制相关表述答记者问', marks: [] },
    document: {
      title: '商务部新闻发言人就美方调整芯片出口管制相关表述答记者问',
      url: 'https://www.mofcom.gov.cn/xwfb/xwfyrth/art/2025/art_0519.html',
      date: '2025-05-19',
    },
  })
  const moved = finding({
    kind: 'date.changed',
    severity: 'medium',
    reason: 'In force from ‘April 4, 2024’ → ‘May 15, 2025’.',
    rule: 'date.effective',
    before: evidence('This rule is effective «April 4, 2024».'),
    after: evidence('This rule is effective «May 15, 2025».'),
  })
  return notice({
    kind: 'digest',
    route: 'daily',
    timeZone: 'Asia/Shanghai',
    stories: [
      story({
        changeId: 'c_bb55aa55aa55aa55aa55',
        source: MOFCOM,
        watchTitle: '商务部 新闻发言人',
        watchId: 'mofcom-spokesperson',
        url: 'https://www.mofcom.gov.cn/xwfb/xwfyrth/index.html',
        document: { title: '新闻发言人谈话', url: 'https://www.mofcom.gov.cn/xwfb/xwfyrth/index.html' },
        findings: [chinese],
      }),
      story({
        changeId: 'c_cc55aa55aa55aa55aa55',
        document: { title: 'Semiconductor controls', url: 'https://www.bis.gov/rule' },
        findings: [moved],
      }),
    ],
    health: HEALTH,
  })
}

export const INCIDENT: IncidentNote = {
  id: 'i_0011',
  watchId: 'bis-press',
  title: 'BIS press releases',
  url: 'https://www.bis.gov/news-updates',
  code: 'page-blocked',
  message: 'A block page came instead of the page: “Just a moment…”.',
  hint: 'Open the page in a browser; if it is there, ask the site to let this address through.',
  openedAt: SEEN_AT,
}

export function blind(closedAt?: number): Notice {
  const incident = closedAt === undefined ? INCIDENT : { ...INCIDENT, closedAt }
  return notice({ kind: 'incident', route: 'incidents', stories: [], incidents: [incident] })
}
