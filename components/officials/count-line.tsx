import { getTranslations } from 'next-intl/server';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { WhipCount } from '#lib/officials/rules.ts';
import type { BodyFact } from '#lib/officials/types.ts';

type Props = {
  locale: Locale;
  count: WhipCount;
  body: Pick<BodyFact, 'kind' | 'mayorPowers'>;
  /** Whether any voting seat is on file. */
  members: boolean;
};

/** The arithmetic under the dais: "3 of 5 votes are needed to end it. 2 are on record to end it. Nobody has …" */
export async function CountLine({ locale, count, body, members }: Props) {
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
      await sponsorSentence(locale, count),
    );
  }
  return <>{sentences.join(' ')}</>;
}

/** Who proposed it and how that came out, or that nobody on file has. */
export async function sponsorSentence(locale: Locale, { sponsor }: WhipCount): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'officials.count' });
  if (!sponsor) return t('noSponsor');
  const values = { name: sponsor.name, date: formatDay(locale, sponsor.on) };
  switch (sponsor.outcome) {
    case 'passed':
      return t('sponsorPassed', values);
    case 'failed':
      return t('sponsorFailed', values);
    case 'undone':
      return t('sponsorUndone', values);
  }
}
