/** A gate that lets so many through at once; the others wait in order. */

export type Gate = {
  /** Runs `work` when there is a place. */
  enter(work: () => Promise<void>): Promise<void>
  /** @returns when nobody is inside and nobody waits. */
  whenEmpty(): Promise<void>
}

export function createGate(places: number): Gate {
  const waiting: (() => void)[] = []
  const inside = new Set<Promise<void>>()
  let taken = 0
  const enter = async (work: () => Promise<void>): Promise<void> => {
    // A place that becomes free is handed on, so nobody can step in between.
    if (taken >= places) await new Promise<void>((resolve) => waiting.push(resolve))
    else taken++
    try {
      await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) taken--
      else next()
    }
  }
  return {
    enter: async (work) => {
      const visit = enter(work)
      inside.add(visit)
      try {
        await visit
      } finally {
        inside.delete(visit)
      }
    },
    whenEmpty: async () => {
      while (inside.size > 0) await Promise.allSettled(inside)
    },
  }
}
