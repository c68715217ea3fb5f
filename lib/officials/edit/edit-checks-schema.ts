import { z } from 'zod';
import { agencyProblems, editWebAddress, type FactValues } from '#lib/places/edit-schema.ts';
import type { ChannelKind } from '../types.ts';
import { type EditKind, MOST_SEATS } from './edit-fields-schema.ts';

/** What no field shows alone, by input name. Tidies a channel's value in place. */
export function together(kind: EditKind, values: FactValues): Record<string, string> {
  const text = (name: string) => values[name] as string | null;
  switch (kind) {
    case 'statement': {
      if (values.kind === 'quotation') return values.words === null ? { words: 'quotation' } : {};
      return values.words === null ? {} : { words: 'noQuotation' };
    }
    case 'body': {
      const [seats, needed] = [values.votingSeats as number | null, values.votesNeeded as number | null];
      if (seats === 0) return { votingSeats: 'number' };
      if (needed !== null && (needed === 0 || seats === null || needed > seats))
        return { votesNeeded: 'votesNeeded' };
      return text('seatLabels') === null ? {} : seatLabelProblem(seatLabels(text('seatLabels') ?? ''));
    }
    case 'agency':
      return agencyProblems(values);
    case 'seat': {
      const ocdId = text('ocdId');
      return ocdId === null || /^ocd-division\/country:us\/\S+$/.test(ocdId) ? {} : { ocdId: 'ocdId' };
    }
    case 'term': {
      const [start, end] = [text('startOn'), text('endOn')];
      if (start && end && end <= start) return { endOn: 'endsBefore' };
      if (values.formerTermId && !values.formerEndOn && !start) return { formerEndOn: 'required' };
      if (!values.formerTermId && (values.formerEndOn || values.formerEndReason))
        return { formerTermId: 'formerWhose' };
      if (!values.officialId && !values.officialName) return { officialName: 'person' };
      return values.officialName && !values.familyName ? { familyName: 'required' } : {};
    }
    case 'rule':
      if (values.contestNote !== null && !values.contested) return { contested: 'contestNote' };
      return limitProblem(values);
    case 'channel': {
      const channelKind = values.kind as ChannelKind;
      const wrong = channelProblem(channelKind, text('value') ?? '');
      if (!wrong) values.value = tidyChannel(channelKind, text('value') ?? '');
      if (values.clerk && !text('owner')?.startsWith('body:')) return { clerk: 'clerkOfBody' };
      return wrong ? { value: wrong } : {};
    }
    default:
      return {};
  }
}

/** How long a comment may be: a number of something, on a rule about public comment. */
function limitProblem({ topic, limitOf, limitCount }: FactValues): Record<string, string> {
  const whole = limitOf === null ? limitCount === null : Number(limitCount) > 0;
  return whole && (limitOf === null || topic === 'comment') ? {} : { limitCount: 'commentLimit' };
}

/** What is wrong with an address of this kind, as a key of the forms' errors; null when nothing is. */
export function channelProblem(kind: ChannelKind, value: string): string | null {
  switch (kind) {
    case 'email':
      return z.email().safeParse(value).success ? null : 'email';
    case 'phone':
      return /^[+()\d\s.-]+( ?(x|ext\.?) ?\d+)?$/i.test(value) && value.replace(/\D/g, '').length >= 10
        ? null
        : 'phone';
    case 'postal':
      return value.split('\n').filter((part) => part.trim() !== '').length >= 2 ? null : 'postal';
    case 'web_form':
      return editWebAddress.safeParse(value).success ? null : 'webAddress';
  }
}

/** An address as it is stored: e-mail in lower case, a postal address line by line. */
export function tidyChannel(kind: ChannelKind, value: string): string {
  if (kind === 'email') return value.toLowerCase();
  if (kind !== 'postal') return value;
  return value
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}

/** The seats that a form names, one a line, in the order in which they stand on the dais. */
export function seatLabels(text: string): string[] {
  return text
    .split('\n')
    .map((label) => label.trim())
    .filter((label) => label !== '');
}

function seatLabelProblem(labels: readonly string[]): Record<string, string> {
  if (new Set(labels).size < labels.length) return { seatLabels: 'seatTwice' };
  const long = labels.length > MOST_SEATS || labels.some((label) => label.length > 100);
  return long ? { seatLabels: 'tooLong' } : {};
}
