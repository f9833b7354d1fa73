/** Text that is not what its letters are: raised digits, hidden addresses. */
import { raiseDigits } from '../listing/raised.ts'
import type { ElementNode, TreeNode } from './tree.ts'

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
