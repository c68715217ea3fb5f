import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { WhipCount } from '#lib/officials/rules.ts';
import type { BodyFact } from '#lib/officials/types.ts';

/** An item of a meeting to come that speaks of the agreement. What it would do is not known from its title. */
export type AgendaItem = { id: string; title: string; meeting: { startsAt: Date; timeZone: string } };

type Props = {
  locale: Locale;
  count: WhipCount;
  body: Pick<BodyFact, 'kind' | 'mayorPowers'>;
  /** Whether any voting seat is on file. */
  members: boolean;
  agendaItem: AgendaItem | null;
  /** How old the votes and holders are: said after them, and before the agenda, which was read on another day. */
  asOf?: ReactNode;
};

/** The arithmetic under the dais: "3 of 5 votes are needed to end it. 2 are on record to end it. Nobody has …" */
export async function CountLine({ locale, count, body, members, agendaItem, asOf }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials.count' });
  const which = count.question === 'end' ? 'End' : 'Sign';
  const sentences: string[] = [];
  if (!members) {
    sentences.push(t('membersNotOnFile', { kind: body.kind }));
    if (body.mayorPowers.length === 0) sentences.push(t('mayorUnknown'));
  } else {
    sentences.push(
      count.needed !== null && count.seats !== null
        ? t(`needed${which}`, { needed: count.needed, seats: count.seats })
        : t(`neededUnknown${which}`),
      t(`record${which}`, { count: which === 'End' ? count.onRecordToEnd : count.onRecordToKeep }),
    );
  }
  const proposed = members && <Proposed locale={locale} count={count} agendaItem={agendaItem} />;
  const ofAgenda = agendaItem !== null && !count.sponsor;
  return (
    <>
      {sentences.join(' ')} {ofAgenda ? asOf : proposed} {ofAgenda ? proposed : asOf}
    </>
  );
}

/** Who proposed it and how that came out; else what is on an agenda about it, or that nobody on file has. */
export async function Proposed({
  locale,
  count,
  agendaItem,
}: Pick<Props, 'locale' | 'count' | 'agendaItem'>) {
  const t = await getTranslations({ locale, namespace: 'officials.count' });
  const { sponsor, question } = count;
  if (!sponsor) {
    if (!agendaItem) return <>{t('noSponsor')}</>;
    return <OnAgenda locale={locale} question={question} item={agendaItem} />;
  }
  const values = { name: sponsor.name, date: formatDay(locale, sponsor.on) };
  switch (sponsor.outcome) {
    case 'passed':
      return <>{t('sponsorPassed', values)}</>;
    case 'failed':
      return <>{t('sponsorFailed', values)}</>;
    case 'undone':
      return <>{t('sponsorUndone', values)}</>;
  }
}

type OnAgendaProps = { locale: Locale; question: WhipCount['question']; item: AgendaItem };

/** The item as the city titled it, in English, and that nobody here has checked what it would do. */
export async function OnAgenda({ locale, question, item }: OnAgendaProps) {
  const t = await getTranslations({ locale, namespace: 'officials.count' });
  const { startsAt, timeZone } = item.meeting;
  return (
    <>
      {t.rich(question === 'end' ? 'onAgendaEnd' : 'onAgendaSign', {
        date: formatDay(locale, dayIn(timeZone, startsAt)),
        item: () => (
          <a href={pathIn(locale, `/items/${item.id}`)} lang="en">
            {shortened(item.title)}
          </a>
        ),
      })}
    </>
  );
}

/** A title can be a whole paragraph, which the item's own page has. */
const TITLE_MAX = 160;

function shortened(title: string): string {
  const line = title.trim().replace(/\s+/g, ' ');
  return line.length > TITLE_MAX ? `${line.slice(0, TITLE_MAX).replace(/\s+\S*$/, '')} …` : line;
}
