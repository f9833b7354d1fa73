import { describe, expect, it } from 'vitest'
import { licencePolicyOf } from '../../src/listing/terms.ts'
import type { Finding } from '../../src/model/finding.ts'
import { writeMail } from '../../src/present/present.ts'
import { finding, listing, notice, story } from './notices.ts'

const DOUBT = 'the review policy is in words that no rule knows'

function textOf(...findings: readonly Finding[]): string {
  return writeMail(notice({ stories: [story({ findings })] })).text
}

function doubtful(name: string, more: Partial<Finding> = {}): Finding {
  const entry = listing({ name, licencePolicy: licencePolicyOf('As the Board sees fit'), doubts: [DOUBT] })
  return finding({ kind: 'listing.added', severity: 'high', listing: entry, ...more })
}

describe('what could not be read for certain in an entry', () => {
  it('stands in the mail beside the words as printed', () => {
    const text = textOf(doubtful('Acme Kite'))
    expect(text).toContain('As the Board sees fit')
    expect(text).toContain(`Doubtful, please check: ${DOUBT}`)
  })

  it('stands there too when there are many entries, and when one is amended', () => {
    const many = Array.from({ length: 9 }, (_, i) =>
      i === 4 ? doubtful('Acme Kite') : finding({ kind: 'listing.added', listing: listing({ name: `Firm ${i}` }) }),
    )
    expect(textOf(...many)).toContain(DOUBT)
    const parts = [{ part: 'licencePolicy', before: 'Policy of denial', after: 'As the Board sees fit' }]
    expect(textOf(doubtful('Acme Kite', { kind: 'listing.amended', parts }))).toContain(DOUBT)
  })
})
