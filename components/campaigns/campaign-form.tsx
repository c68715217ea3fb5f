'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type FormEvent, startTransition, useActionState, useEffect, useState } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import { Field } from '#components/ui/field.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { createCampaign, updateCampaign } from '#lib/campaigns/actions.ts';
import { createSchema, GOAL_MAX, SUMMARY_MAX, TITLE_MAX, updateSchema } from '#lib/campaigns/schema.ts';
import { type Choice, TargetChoice, type TargetTexts } from './target-choice.tsx';

export type FormTexts = TargetTexts & {
  title: string;
  titleHint: string;
  slug: string;
  slugHint: string;
  summary: string;
  summaryHint: string;
  language: string;
  ask: string;
  goal: string;
  requiresResidence: string;
  requiresResidenceHint: string;
  submit: string;
  pending: string;
};

/** What the fields hold: text as typed. `id` and `updatedAt` only for a campaign that exists, `slug` only for a draft. */
export type CampaignValues = {
  title: string;
  summary: string;
  language: string;
  ask: string;
  targets: string[];
  goal: string;
  requiresResidence: boolean;
  placeGeoid: string;
  locale: string;
  id?: string;
  updatedAt?: string;
  slug?: string;
};

type Props = {
  values: CampaignValues;
  asks: readonly Choice[];
  languages: readonly Choice[];
  groups: readonly Choice[];
  seats: readonly Choice[];
  texts: FormTexts;
  reasons: ReasonTexts;
};

/** Begins a campaign, or changes one when the values have its id. Works without JavaScript. */
export function CampaignForm({ values, asks, languages, groups, seats, texts, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(values.id ? updateCampaign : createCampaign, null);
  const schema = values.id ? updateSchema : createSchema;
  const { register, handleSubmit, formState } = useForm<CampaignValues>({
    defaultValues: values,
    // The schema reads the fields as typed; its output, which differs, is made again by the server.
    resolver: zodResolver(schema) as unknown as Resolver<CampaignValues>,
  });

  // With a script, what is wrong is said in the page's language; without one, the browser says it.
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);

  const refused = outcome && !outcome.ok ? outcome : undefined;
  const error = (name: keyof CampaignValues) => {
    const key = formState.errors[name]?.message ?? refused?.fields?.[name];
    return key && (reasons[key] ?? reasons.invalid);
  };
  /** Of a refused form without JavaScript, what was typed; otherwise what is on file. */
  const first = (name: 'title' | 'summary' | 'goal') => String(refused?.detail?.[name] ?? values[name]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget);
    return handleSubmit(() => startTransition(() => submit(form)))(event);
  };

  return (
    <form action={submit} onSubmit={send} noValidate={scripted}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      {(['id', 'updatedAt', 'placeGeoid', 'locale'] as const).map(
        (name) =>
          values[name] !== undefined && (
            <input key={name} type="hidden" {...register(name)} defaultValue={values[name]} />
          ),
      )}
      <Field id="title" label={texts.title} hint={texts.titleHint} error={error('title')}>
        {(attributes) => (
          <input
            {...attributes}
            {...register('title')}
            defaultValue={first('title')}
            required
            maxLength={TITLE_MAX}
          />
        )}
      </Field>
      {values.slug !== undefined && (
        <Field id="slug" label={texts.slug} hint={texts.slugHint} error={error('slug')}>
          {(attributes) => (
            <input
              {...attributes}
              {...register('slug')}
              defaultValue={values.slug}
              required
              maxLength={60}
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
      )}
      <Field id="summary" label={texts.summary} hint={texts.summaryHint} error={error('summary')}>
        {(attributes) => (
          <textarea
            {...attributes}
            {...register('summary')}
            defaultValue={first('summary')}
            rows={4}
            required
            maxLength={SUMMARY_MAX}
          />
        )}
      </Field>
      <Field id="ask" label={texts.ask} error={error('ask')}>
        {(attributes) => (
          <select {...attributes} {...register('ask')} defaultValue={values.ask}>
            {asks.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TargetChoice
        groups={groups}
        seats={seats}
        chosen={values.targets}
        attributes={register('targets')}
        error={error('targets')}
        texts={texts}
      />
      <Field id="campaign-language" label={texts.language} error={error('language')}>
        {(attributes) => (
          <select {...attributes} {...register('language')} defaultValue={values.language}>
            {languages.map(({ value, label }) => (
              <option key={value} value={value} lang={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="goal" label={texts.goal} error={error('goal')}>
        {(attributes) => (
          <input
            {...attributes}
            {...register('goal')}
            defaultValue={first('goal')}
            type="number"
            inputMode="numeric"
            min={1}
            max={GOAL_MAX}
            required
          />
        )}
      </Field>
      <label className="choice">
        <input type="checkbox" {...register('requiresResidence')} defaultChecked={values.requiresResidence} />
        <span>
          {texts.requiresResidence}
          <br />
          <span className="small muted">{texts.requiresResidenceHint}</span>
        </span>
      </label>
      <button type="submit" disabled={pending}>
        {pending ? texts.pending : texts.submit}
      </button>
    </form>
  );
}
