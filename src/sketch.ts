/** How near two documents are, from 64 numbers each: MinHash over shingles of the folded text. Pure. */
import { foldText } from './text/folding.ts'
import { isChinese } from './text/scripts.ts'

const SIZE = 64
/** Shingles of four words, or of six characters where words are not separated. */
const WORDS = 4
const CHARACTERS = 6
/** More text than this changes no likeness that matters. */
const MAX_LENGTH = 1_000_000
const NOTHING = 0xffffffff

/** Odd multipliers and offsets of 64 hash functions, from a fixed sequence: sketches are stored and must not change. */
const MULTIPLIERS = Uint32Array.from({ length: SIZE }, (_, i) => mix(2 * i + 1) | 1)
const OFFSETS = Uint32Array.from({ length: SIZE }, (_, i) => mix(2 * i + 2))

/** @returns 64 numbers of 32 bits; all of them 0xffffffff for a text without words. */
export function sketchText(text: string): number[] {
  const least = new Uint32Array(SIZE).fill(NOTHING)
  for (const hash of shingleHashes(foldText(text.slice(0, MAX_LENGTH)).toLowerCase())) {
    for (let i = 0; i < SIZE; i++) {
      const value = (Math.imul(hash, MULTIPLIERS[i] ?? 1) + (OFFSETS[i] ?? 0)) >>> 0
      if (value < (least[i] ?? 0)) least[i] = value
    }
  }
  return [...least]
}

/** @returns about the share of shingles (Jaccard) that the two texts have in common, 0 … 1; 0 when one has no words. */
export function sketchSimilarity(a: readonly number[], b: readonly number[]): number {
  if (a.length !== SIZE || b.length !== SIZE) return 0
  return a.filter((value, i) => value !== NOTHING && value === b[i]).length / SIZE
}

function shingleHashes(folded: string): Set<number> {
  const chinese = isChinese(folded)
  const parts = chinese ? [...folded.replace(/[^\p{L}\p{N}]+/gu, '')] : (folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
  const width = chinese ? CHARACTERS : WORDS
  const hashes = parts.map(hashOf)
  const found = new Set<number>()
  for (let i = 0; i === 0 || i + width <= hashes.length; i++) {
    if (hashes.length === 0) break
    found.add(hashes.slice(i, i + width).reduce((sum, hash) => mix(sum ^ hash), 0))
  }
  return found
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the result. */
function mix(value: number): number {
  let x = (value + 0x9e3779b9) | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
