import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChannelForm } from '#components/edit/channel-form.tsx';
import { DropChannel } from '#components/edit/drop-channel.tsx';
import { Day } from '#components/ui/day.tsx';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { LANGUAGE_NAMES, Page } from '#components/ui/page.tsx';
import { hasRole } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { LOCALES, type Locale, pathIn } from '#lib/kernel/locales.ts';
import { type EditableOwner, editableOwners } from '#lib/officials/edit-queries.ts';
import { search } from '#lib/places/queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
};

const LANGUAGES: readonly Locale[] = ['en', 'es'];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'edit.channels' });
  return { title: t('title'), robots: { index: false } };
}

/** Editors add and take away published office addresses, each with its source. */
export default async function EditChannels({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { q } = await searchParams;
  const text = typeof q === 'string' ? q.slice(0, 100) : '';
  const actor = await requireActor(locale, `/edit${text ? `?q=${encodeURIComponent(text)}` : ''}`);
  const t = await getTranslations({ locale, namespace: 'edit.channels' });
  return (
    <Page locale={locale} path="/edit" languages={LANGUAGES}>
      <h1>{t('title')}</h1>
      <p>{t('intro')}</p>
      {hasRole(actor, 'editor') ? (
        <>
          <form action={pathIn(locale, '/edit')}>
            <Field id="q" label={t('find')}>
              {(attributes) => <input {...attributes} name="q" defaultValue={text} maxLength={100} />}
            </Field>
            <button type="submit">{t('open')}</button>
          </form>
          {text && <PlaceChannels locale={locale} text={text} />}
        </>
      ) : (
        <Notice>
          <p>{t('noRole', { email: actor.email })}</p>
        </Notice>
      )}
    </Page>
  );
}

async function PlaceChannels({ locale, text }: { locale: Locale; text: string }) {
  const [t, answer] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.channels' }),
    search(text, { limit: 8 }),
  ]);
  const [first, ...others] = answer.places;
  if (!first) return <p>{t('notFound')}</p>;
  if (others.length > 0 && answer.kind !== 'one') {
    return (
      <ul>
        {answer.places.map((place) => (
          <li key={place.geoid}>
            <a href={`${pathIn(locale, '/edit')}?q=${place.geoid}`}>{place.name}</a>
          </li>
        ))}
      </ul>
    );
  }
  const owners = await editableOwners(first.geoid);
  return (
    <>
      <h2>{first.name}</h2>
      {owners.length === 0 ? <p>{t('none')}</p> : <Owners locale={locale} owners={owners} />}
    </>
  );
}

async function Owners({ locale, owners }: { locale: Locale; owners: EditableOwner[] }) {
  const [t, tErrors, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.channels' }),
    getTranslations({ locale, namespace: 'edit.channels.errors' }),
    reasonTexts(locale),
  ]);
  const own = ['date', 'webAddress', 'phone', 'postal', 'termEnded', 'known'] as const;
  const texts = { ...reasons, ...Object.fromEntries(own.map((key) => [key, tErrors(key)])) };
  const label = ({ name, office }: EditableOwner) =>
    office ? `${name}, ${office}` : t('ownerBody', { name });
  return (
    <>
      {owners.map((owner) => (
        <section key={owner.owner}>
          <h3>{label(owner)}</h3>
          {owner.channels.length === 0 && <p className="muted">{t('noChannels')}</p>}
          {owner.channels.map((channel) => (
            <div key={channel.id} className="row">
              <p style={{ whiteSpace: 'pre-line' }}>
                {channel.value}{' '}
                <span className="muted small">
                  {channel.publisher}, <Day locale={locale} day={channel.asOf} />
                </span>
              </p>
              <DropChannel id={channel.id} label={t('remove')} done={t('removed')} reasons={texts} />
            </div>
          ))}
        </section>
      ))}
      <h2>{t('add')}</h2>
      <ChannelForm
        owners={owners.map((owner) => ({ value: owner.owner, label: label(owner) }))}
        kinds={{
          email: t('kinds.email'),
          phone: t('kinds.phone'),
          postal: t('kinds.postal'),
          web_form: t('kinds.web_form'),
        }}
        languages={LOCALES.map((code) => [code, LANGUAGE_NAMES[code]] as const)}
        today={dayIn('America/New_York', now())}
        texts={{
          owner: t('owner'),
          kind: t('kind'),
          value: t('value'),
          valueHint: t('valueHint'),
          publisher: t('publisher'),
          pageTitle: t('pageTitle'),
          url: t('url'),
          language: t('language'),
          publishedOn: t('publishedOn'),
          retrievedOn: t('retrievedOn'),
          save: t('save'),
          saved: t('saved'),
        }}
        reasons={texts}
      />
    </>
  );
}
