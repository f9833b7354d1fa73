/** What a page shows otherwise than by text between tags: documents in frames, words of pictures, ticked boxes, raised digits. */

import { raiseDigits } from '../listing/raised.ts'
import type { Block } from '../model/extract.ts'
import { resolveLink } from './links.ts'
import { type ElementNode, parseTree, type TreeNode } from './tree.ts'

/** `url`: what the frame shows; `children`: the text that the page itself puts into it. */
export type Embedded = {
  readonly text: string
  readonly url: string | undefined
  readonly children: readonly TreeNode[]
}

const FRAMES = new Set(['iframe', 'frame', 'object', 'embed'])

/** @returns the document that an element shows inside of the page, without an address where nobody sees it; undefined for other elements. */
export function embeddedIn({ name, attribs }: ElementNode, base: string): Embedded | undefined {
  if (!FRAMES.has(name)) return undefined
  const nothing: Embedded = { text: '', url: undefined, children: [] }
  if (isTiny(attribs)) return nothing
  const { srcdoc } = attribs
  if (name === 'iframe' && srcdoc !== undefined && srcdoc.trim() !== '')
    return { ...nothing, children: parseTree(srcdoc).children }
  const address = name === 'object' ? attribs.data : attribs.src
  const url = address === undefined ? undefined : resolveLink(address, base)
  const title = tidyLine(attribs.title ?? attribs['aria-label'] ?? '').slice(0, 300)
  return { ...nothing, url, text: title === '' ? `[${name}]` : title }
}

/** @returns what a picture or a box says in its sentence, '' for one that says nothing; undefined for other elements. */
export function markOf({ name, attribs }: ElementNode): string | undefined {
  if (name === 'input') {
    if (!/^(?:checkbox|radio)$/i.test(attribs.type?.trim() ?? '')) return ''
    return attribs.checked === undefined ? '☐ ' : '☑ '
  }
  if (name !== 'img') return undefined
  const alt = tidyLine(attribs.alt ?? '')
  const isName = /^[\w%.-]+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)$/i.test(alt)
  if (alt === '' || isName || isTiny(attribs) || /^(?:presentation|none)$/.test(attribs.role ?? '')) return ''
  return ` ${alt.slice(0, 2000)} `
}

function tidyLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A pixel that counts visits. */
function isTiny({ width, height }: Readonly<Record<string, string>>): boolean {
  const isPixel = (size: string | undefined) => size !== undefined && /^\s*[01](?:px)?\s*$/.test(size)
  return isPixel(width) || isPixel(height)
}

/** 10<sup>5</sup> must not read 105: digits become superscript digits. Other superscripts are text (1<sup>st</sup>). */
export function superscript(element: ElementNode, before: string): string {
  let text = ''
  const stack: TreeNode[] = element.children.toReversed()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') text += node.data.replace(/\s+/g, ' ')
    else for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as TreeNode)
  }
  const small = /^[0-9+−-]{1,8}$/.test(text.trim()) && /[\p{L}\p{N})\]"”.,]$/u.test(before.slice(-2))
  return small ? raiseDigits(text.trim()).replace(/[-−]/g, '⁻').replaceAll('+', '⁺') : text
}

/**
 * Cloudflare hides mail addresses behind a cipher with a new key in every answer: hex, first byte the key, the others
 * XORed with it. Decoded it is the same text every time.
 */
export function decodeMail(cipher: string): string {
  const bytes = cipher.match(/[0-9a-f]{2}/gi)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  const key = bytes.shift() ?? 0
  const text = String.fromCharCode(...bytes.slice(0, 320).map((byte) => byte ^ key))
  return /^[\x21-\x7E]+@[\x21-\x7E]+$/.test(text) ? text : ''
}

/** A document that the page shows in a frame: its address is a link of the page. */
export function embeddedBlock(text: string, url: string, path: readonly string[]): Block {
  return { kind: 'paragraph', text, path, links: [{ text, url }] }
}
