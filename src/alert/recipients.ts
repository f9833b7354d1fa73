/** Who gets a notice on which channel: one delivery for each. */
import { idOf } from '../id.ts'
import type { Channel } from '../model/settings.ts'
import type { NewDelivery } from '../ports/records.ts'

/** A Slack or webhook channel has one recipient, itself; an email channel has one for each address. */
function recipientsOf(channel: Channel): readonly string[] {
  return channel.kind === 'email' ? [...new Set(channel.to)] : [channel.id]
}

/** @returns one delivery per recipient; its id, which the recipient sees, is the hash of notice, channel and recipient. */
export function deliveriesOf(noticeId: string, channels: readonly Channel[]): NewDelivery[] {
  return channels.flatMap((channel) =>
    recipientsOf(channel).map((recipient) => ({
      id: idOf('d', noticeId, channel.id, recipient),
      noticeId,
      channel: channel.id,
      recipient,
    })),
  )
}
