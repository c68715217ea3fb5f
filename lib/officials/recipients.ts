import type { SeatRecord } from './rules.ts';
import type { BodyFact, Recipient, TermFact } from './types.ts';

/**
 * A present holder as the writing of letters needs it. The e-mail address is the term's own and none that stopped
 * taking mail: one that belongs to the whole body is among the other channels, since its readers are not known.
 */
export function recipientOf(body: BodyFact, record: SeatRecord, holder: TermFact): Recipient {
  const email = holder.channels.find((channel) => channel.kind === 'email' && !channel.suppressed) ?? null;
  const others = [...holder.channels, ...body.channels].filter(
    (channel) => channel !== email && !(channel.kind === 'email' && channel.suppressed),
  );
  return {
    termId: holder.id,
    officialId: holder.person.id,
    slug: holder.person.slug,
    name: holder.person.name,
    familyName: holder.person.familyName,
    seatLabel: record.seat.label,
    seatKind: record.seat.kind,
    seatId: record.seat.id,
    bodyId: body.id,
    bodyName: body.name,
    bodyKind: body.kind,
    votes: record.seat.votes,
    presides: record.seat.presides,
    mayorPowers: body.mayorPowers,
    decider: body.decider,
    asOf: holder.asOf,
    mark: record.mark,
    direction: record.direction,
    decidingVote: record.decisive[0] ?? null,
    otherVote: record.decisive.find(({ direction }) => direction !== record.direction) ?? null,
    statement: record.statement,
    email,
    otherChannels: others,
    postalAddress: others.find((channel) => channel.kind === 'postal')?.value ?? null,
  };
}
