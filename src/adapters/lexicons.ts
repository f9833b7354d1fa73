/** The lexicons as shipped: reads `classify/lexicon/<language>.yaml` once, at the first question, and lays the user's rows over them. */
import { readdirSync, readFileSync } from 'node:fs'
import { createLexicons, type Lexicons, layOver } from '../classify/lexicon/lexicon.ts'
import { readLexiconFile } from '../classify/lexicon/lexicon-file.ts'
import type { LexiconOverlay } from '../model/lexicon.ts'

const FOLDER = new URL('../classify/lexicon/', import.meta.url)

/** Overlays of different ids that are kept ready: that of the configuration, and one that is tried. */
const KEPT = 4

/** The shipped lexicons; with the user's rows laid over them where some are given. */
export type LexiconShelf = (overlay?: LexiconOverlay) => Lexicons

/** @returns what gives the lexicons. @throws CodedError `config-invalid` from its first call when a shipped file is broken. */
export function openLexicons(): LexiconShelf {
  let shipped: Lexicons | undefined
  const overlaid = new Map<string, Lexicons>()
  return (overlay) => {
    shipped ??= readShipped()
    if (overlay === undefined || overlay.layers.length === 0) return shipped
    const known = overlaid.get(overlay.id)
    if (known !== undefined) return known
    const lexicons = layOver(shipped, overlay)
    if (overlaid.size >= KEPT) overlaid.delete([...overlaid.keys()][0] ?? '')
    overlaid.set(overlay.id, lexicons)
    return lexicons
  }
}

function readShipped(): Lexicons {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))
  return createLexicons(
    names.map((name) => readLexiconFile(readFileSync(new URL(name, FOLDER), 'utf8'), `src/classify/lexicon/${name}`)),
  )
}
