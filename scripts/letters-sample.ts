import { parseArgs } from 'node:util';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { isLocale, type Locale } from '#lib/kernel/locales.ts';
import { askOrFirst, situationOf, variantFor } from '#lib/letters/rules.ts';
import { placeFacts } from '#lib/letters/wording/place-facts.ts';
import { composeLetter, officeOf } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import { whyText } from '#lib/letters/wording/why.ts';
import { ASKS, type Ask } from '#lib/letters/words.ts';
import { recipientsOf } from '#lib/officials/queries.ts';
import { newestList, placeBySlug, statusOf } from '#lib/places/queries.ts';
import { CommandError, runCommand } from './support/command.ts';

const USAGE = `npm run letters:sample -- [--place fl/miami …] [--ask ${ASKS.join('|')}] [--language en|es|ht] [--seed N] [--json]
Prints the letter that each official of a place would get today from a resident who adds nothing, for a person to read.
Without a place: Miami and Tallahassee. The seed chooses among wordings that say the same.`;

type Options = { places: string[]; ask: Ask | undefined; language: Locale; seed: number; json: boolean };

await runCommand(async (args) => {
  const options = readOptions(args);
  const letters = (await Promise.all(options.places.map((place) => lettersTo(place, options)))).flat();
  if (options.json) console.log(JSON.stringify(letters, null, 2));
  else
    for (const [index, letter] of letters.entries()) {
      console.log(`${'='.repeat(80)}\n${index + 1}. ${letter.place}: ${letter.to}`);
      console.log(`   ${letter.variant}. ${letter.why}\n${'-'.repeat(80)}`);
      console.log(`${letter.subject}\n\n${letter.body}\n`);
    }
  return 0;
});

async function lettersTo(path: string, { ask: wanted, language, seed }: Options) {
  const [stateCode = '', slug = ''] = path.split('/');
  const place = await placeBySlug(stateCode, slug);
  if (!place) throw new CommandError(`No such place: ${path}. Write it as its page: fl/miami`);
  const [status, list, recipients] = await Promise.all([
    statusOf(place),
    newestList(place.stateCode),
    recipientsOf(place.geoid, dayIn(place.timeZone, now())),
  ]);
  const ask = askOrFirst(situationOf(status.code), wanted);
  const t = translateTemplates(language);
  return recipients.map((recipient) => ({
    place: place.name,
    to: officeOf(t, recipient),
    ask,
    variant: variantFor(recipient),
    why: whyText(t, language, recipient),
    ...letterOnly(
      composeLetter({
        t,
        locale: language,
        recipient,
        ask,
        place: placeFacts(place, status, list),
        key: recipient.termId,
        ownWords: '',
        writerName: '________',
        standing: 'lives',
        seed,
      }),
    ),
  }));
}

function letterOnly({ subject, body }: { subject: string; body: string }) {
  return { subject, body };
}

function readOptions(args: string[]): Options {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args,
      options: {
        place: { type: 'string', multiple: true },
        ask: text,
        language: text,
        seed: text,
        json: { type: 'boolean' },
      },
    });
    const { place = ['fl/miami', 'fl/tallahassee'], language = 'en', seed = '1', json = false } = values;
    const ask = ASKS.find((it) => it === values.ask);
    if (values.ask !== undefined && !ask) throw new Error(`--ask is one of ${ASKS.join(', ')}`);
    if (!isLocale(language)) throw new Error('--language is en, es or ht');
    if (!/^\d{1,9}$/.test(seed)) throw new Error('--seed is a whole number');
    return { places: place, ask, language, seed: Number(seed), json };
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`);
  }
}
