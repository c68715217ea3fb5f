import { getTranslations } from 'next-intl/server';
import type { Day } from '#lib/kernel/dates.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { reasonSide } from '#lib/officials/path.ts';
import type { RuleFact, StatementFact } from '#lib/officials/types.ts';
import { Rule } from './path.tsx';
import { Statement } from './statement.tsx';

type Props = {
  locale: Locale;
  today: Day;
  /** GEOID and path of the place. */
  place: { geoid: string; path: string };
  rules: readonly RuleFact[];
  statements: readonly StatementFact[];
};

/** The stated reasons of both sides, in the same form and order everywhere, then what officials here said. */
export async function Sides({ locale, today, place, rules, statements }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials.sides' });
  const reasons = (side: 'for' | 'against') =>
    rules
      .filter((rule) => reasonSide(rule) === side)
      .sort((a, b) => Number(a.placeGeoid !== place.geoid) - Number(b.placeGeoid !== place.geoid));
  const shown = (['for', 'against'] as const).map((side) => ({ side, rules: reasons(side) }));
  const own = shown.some((side) => side.rules.some((rule) => rule.placeGeoid === place.geoid));
  return (
    <>
      {shown.map(
        ({ side, rules: given }) =>
          given.length > 0 && (
            <section key={side}>
              <h3>{side === 'for' ? t(own ? 'for' : 'forAny') : t('against')}</h3>
              {given.map((rule) => (
                <Rule key={rule.id} locale={locale} today={today} rule={rule} />
              ))}
            </section>
          ),
      )}
      {statements.length > 0 && (
        <section>
          <h3>{t('said')}</h3>
          {statements.map((statement) => (
            <Statement key={statement.id} locale={locale} statement={statement} path={place.path} />
          ))}
        </section>
      )}
    </>
  );
}
