import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { stateLaw } from '#lib/officials/law-queries.ts';
import type { Place } from '#lib/places/types.ts';
import { Rule } from './path.tsx';

/** What the state's law on file asks of a county's agencies; nothing where no such law is on file. */
export async function CountyLaw({ locale, county }: { locale: Locale; county: Place }) {
  const rules = await stateLaw(county.stateCode, 'who_must_sign', 'county');
  const today = dayIn(county.timeZone, now());
  return rules.map((rule) => <Rule key={rule.id} locale={locale} today={today} rule={rule} />);
}
