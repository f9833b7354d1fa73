/** Alerts and deliveries: written with the facts they tell of, sent afterwards. */
import type { Delivery, DeliveryState, NewNotice } from './records.ts'

export type Outbox = {
  /** Deliveries that may be tried now: pending, unknown past their time, sending past their lease. */
  due(now: number, limit: number): Promise<readonly string[]>
  /** Takes one: state `sending`, one more attempt. Undefined when somebody else has it or it is done. */
  take(id: string, now: number, leaseMs: number): Promise<Delivery | undefined>
  /**
   * Records the outcome of the attempt, and in the same transaction the notices that follow from it (a message given up).
   * `nextAt` for pending and unknown. Nothing happens when another worker has made a newer attempt.
   */
  settle(
    delivery: Pick<Delivery, 'id' | 'attempts'>,
    outcome: {
      readonly state: DeliveryState
      readonly reason: string
      readonly partsSent: number
      readonly nextAt?: number
    },
    now: number,
    notices?: readonly NewNotice[],
  ): Promise<void>
  add(notices: readonly NewNotice[], now: number): Promise<void>
  counts(): Promise<Readonly<Record<DeliveryState, number>>>
}
