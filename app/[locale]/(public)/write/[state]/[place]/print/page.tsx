import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PrintLetters } from '#components/letters/paper/print-letters.tsx';
import { formatDay, formatList } from '#lib/kernel/format.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { officeOf } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import { placePath } from '#lib/places/paths.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { openWriting, type Props, writingMetadata } from '../open.ts';
import { templatesFor } from '../people.tsx';

export function generateMetadata(props: Props): Promise<Metadata> {
  return writingMetadata(props, 'letters.print');
}

/** The letters alone, one a page. The templates come from here; the writer's words join them in the browser. */
export default async function Print(props: Props) {
  const { locale, query, writing, campaign, earlier, choice } = await openWriting(props);
  const t = await getTranslations({ locale, namespace: 'letters.print' });
  // What stands on the sheet is in the language of the letter, the page around it in the reader's.
  const onSheet = await getTranslations({ locale: choice.language, namespace: 'letters.print' });
  const tPaper = await getTranslations({ locale, namespace: 'paper.clerk' });
  const offices = translateTemplates(choice.language);
  const chosen = writing.addressees.filter((it) => choice.to.includes(it.termId));
  const besides = [query.besides ?? []].flat();
  const others = writing.addressees.filter(
    (it) => besides.includes(it.termId) && !choice.to.includes(it.termId),
  );
  // The whole letter again, whatever of it is printed here.
  const whole = new URLSearchParams([
    ['ask', choice.ask],
    ...[...chosen, ...others].map(({ termId }) => ['to', termId]),
    ['language', choice.language],
    ...(campaign ? [['campaign', campaign.slug]] : []),
    ...(earlier ? [['after', earlier.letterId]] : []),
  ]);
  const path = pathIn(locale, `/write${placePath(writing.place)}`);
  return (
    <PrintLetters
      geoid={writing.place.geoid}
      ask={choice.ask}
      language={choice.language}
      date={formatDay(choice.language, writing.today)}
      backHref={`${path}?${whole}`}
      leftOut={
        others.length === 0
          ? null
          : {
              said: t('leftOut', {
                names: formatList(
                  locale,
                  others.map(({ name }) => name),
                ),
              }),
              all: t('all', { count: chosen.length + others.length }),
              href: `${path}/print?${whole}`,
            }
      }
      letters={chosen.map((addressee) => {
        const postal = addressee.otherChannels.find((channel) => channel.kind === 'postal');
        const publisher = postal?.sources[0]?.publisher;
        return {
          termId: addressee.termId,
          name: addressee.name,
          bodyId: addressee.bodyId,
          address: [
            officeOf(offices, addressee),
            ...(addressee.seatKind === 'mayor' ? [] : [addressee.bodyName]),
            ...(postal ? postal.value.split('\n') : []),
          ],
          hasPostal: postal !== undefined,
          source:
            postal && publisher ? t('source', { publisher, date: formatDay(locale, postal.asOf) }) : null,
          template: templatesFor({
            writing,
            addressee,
            language: choice.language,
            campaign,
            earlier,
          })[choice.ask],
        };
      })}
      clerks={writing.clerks
        .filter(({ bodyId }) => chosen.some((it) => it.bodyId === bodyId))
        .map((clerk) => ({
          bodyId: clerk.bodyId,
          bodyName: clerk.bodyName,
          address: [
            tPaper('office'),
            clerk.bodyName,
            ...(clerk.postal ? clerk.postal.value.split('\n') : []),
          ],
          hasPostal: clerk.postal !== null,
          label: tPaper('paper', { body: clerk.bodyName }),
          note: clerk.postalIsOwn
            ? null
            : tPaper(clerk.postal ? 'postalOfBody' : 'noPostal', { body: clerk.bodyName }),
        }))}
      record={messagesFor(choice.language).paper.record}
      recordTitle={tPaper('title')}
      recordHint={tPaper('paperHint')}
      pdf={messagesFor(locale).paper.pdf}
      texts={{
        title: t('title', { place: writing.place.name }),
        count: t('count', { count: chosen.length }),
        how: t('how'),
        button: t('button'),
        back: t('back'),
        none: t('none'),
        noAddress: t('noAddress'),
        fallback: t('fallback'),
        sender: onSheet('sender'),
        signature: onSheet('signature'),
      }}
    />
  );
}
