/** Tests on real documents that stand beside the checkout, and are not there in a user's clone. */
import { describe } from 'vitest'

/** Tests that need the corpus; where it is absent their title says where it would be, and they are skipped. */
export function describeCorpus(isThere: boolean, title: string, body: () => void): void {
  const note = 'skipped: ../shared/corpus is not beside this checkout; a user needs nothing of it'
  describe.skipIf(!isThere)(isThere ? title : `${title} (${note})`, body)
}
