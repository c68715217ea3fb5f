import { getTranslations } from 'next-intl/server';
import type { TeamCampaign } from '#lib/campaigns/queries.ts';
import { type CampaignTemplate, type TemplateFor, variantOf } from '#lib/campaigns/template-rules.ts';
import { LANGUAGE_NAMES, type Locale } from '#lib/kernel/locales.ts';
import { variantFor } from '#lib/letters/rules.ts';
import { MOST_PROBLEMS } from '#lib/letters/template/problem.ts';
import { FIELDS, FLAGS, GROUPS, knownIn } from '#lib/letters/template/vocabulary.ts';
import { READY_MADE } from '#lib/letters/wording/pieces.ts';
import type { PlaceFacts } from '#lib/letters/wording/place-facts.ts';
import { frameFor, officeOf } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import type { Recipient } from '#lib/officials/types.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { TemplateEditor } from './template-editor.tsx';
import type { VocabularyTexts } from './vocabulary-list.tsx';

type Props = {
  locale: Locale;
  campaign: Pick<TeamCampaign, 'id' | 'ask'>;
  language: Locale;
  variant: TemplateFor;
  templates: readonly CampaignTemplate[];
  place: PlaceFacts;
  targets: readonly Recipient[];
};

/** The editor of one template with its texts in the reader's language and every target's record beside it. */
export async function TemplateDesk({
  locale,
  campaign,
  language,
  variant,
  templates,
  place,
  targets,
}: Props) {
  const t = await getTranslations({ locale, namespace: 'templates' });
  const raw = messagesFor(locale).templates;
  const here = templates.filter((it) => it.language === language);
  const own = here.find((it) => it.variant === variant);
  const inherited = own ?? here.find((it) => it.variant === 'all');
  const { subject, body } = inherited ?? READY_MADE;
  const granted = variantOf(variant);
  const taken = knownIn(granted)[0]?.startsWith('vote') ? 'vote' : 'statement';
  const reasons = await reasonTexts(locale);
  const ownReasons = Object.fromEntries(
    (['mistake', 'invalid', 'conflict'] as const).map((key) => [key, String(t.raw(`reasons.${key}`))]),
  );
  const inLanguage = translateTemplates(language);
  return (
    <>
      <h2>{t('editing', { variant: t(`variant.${variant}`), language: LANGUAGE_NAMES[language] })}</h2>
      <TemplateEditor
        // Another text, or another version of it, is another form.
        key={`${language} ${variant} ${own?.revision ?? 0}`}
        campaignId={campaign.id}
        locale={locale}
        language={language}
        variant={variant}
        granted={granted}
        revision={own?.revision ?? 0}
        subject={subject}
        body={body}
        trials={targets.map((recipient) => ({
          name: recipient.name,
          office: officeOf(translateTemplates(locale), recipient),
          applies:
            granted === null
              ? !here.some((it) => it.variant === variantFor(recipient))
              : variantFor(recipient) === granted,
          frame: frameFor({
            t: inLanguage,
            locale: language,
            recipient,
            ask: campaign.ask,
            place,
            key: recipient.termId,
          }),
        }))}
        texts={{
          subject: t('subject'),
          body: t('body'),
          save: t('save'),
          saving: t('saving'),
          remove: t('remove'),
          removeHint: t('removeHint', {
            next: t(
              variant !== 'all' && here.some((it) => it.variant === 'all') ? 'from.all' : 'from.ready_made',
            ),
          }),
          ok: t('ok'),
          show: t('show'),
          mistakes: Array.from({ length: 2 * MOST_PROBLEMS + 1 }, (_, count) => t('mistakes', { count })),
          inherited: own ? null : t(inherited ? 'inherited.all' : 'inherited.ready_made'),
          granted: knownIn(granted).length > 0 ? t(`granted.${taken}`) : null,
        }}
        trialTexts={{
          preview: raw.preview,
          previewNote: raw.previewNote,
          previewBroken: raw.previewBroken,
          forThem: raw.forThem,
          notForThem: raw.notForThem,
          lacks: raw.lacks,
          subjectLong: raw.subjectLong,
          writer: raw.writer,
        }}
        vocabularyTexts={vocabularyTexts((key) => String(t.raw(key as Parameters<typeof t.raw>[0])))}
        problemTexts={raw.problem}
        reasons={{ ...reasons, ...ownReasons }}
      />
    </>
  );
}

/** As they stand: what they leave open in braces is filled in by the browser. */
function vocabularyTexts(raw: (key: string) => string): VocabularyTexts {
  const how = raw('words.how')
    .replace('{field}', '{{official.name}}')
    .replace('{example}', '{{if vote}} … {{vote.date}} … {{end}}')
    .replace('{elseTag}', '{{else}}')
    .replace('{notTag}', '{{if not …}}');
  return {
    title: raw('words.title'),
    how,
    under: raw('words.under'),
    insert: raw('words.insert'),
    field: byName(FIELDS, (name) => raw(`field.${name}`)),
    flag: byName(FLAGS, (name) => raw(`flag.${name}`)),
    group: byName(GROUPS, (name) => raw(`group.${name}`)),
  };
}

/** The catalogue cannot have dots in its keys. */
function byName<Name extends string>(names: readonly Name[], text: (key: string) => string) {
  return Object.fromEntries(names.map((name) => [name, text(name.replaceAll('.', '_'))])) as {
    [name in Name]: string;
  };
}
