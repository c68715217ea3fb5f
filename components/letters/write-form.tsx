'use client';

import { Fragment, useCallback, useEffect, useRef, useState } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import { FollowUpFields } from '#components/letters/answers/follow-up-fields.tsx';
import { accountOf } from '#components/letters/drafts/account-of.ts';
import { newKey } from '#components/letters/drafts/draft.ts';
import { DraftConflicts } from '#components/letters/drafts/draft-conflicts.tsx';
import { DraftKeeping } from '#components/letters/drafts/draft-keeping.tsx';
import { useDraft } from '#components/letters/drafts/use-draft.ts';
import { ClerkMail } from '#components/letters/paper/clerk-mail.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/kernel/format.ts';
import { type Edit, editKey } from '#lib/letters/drafts/draft-rules.ts';
import type { Letter, LetterInput } from '#lib/letters/schema.ts';
import { instantIn } from '#lib/letters/sending/schedule-rules.ts';
import { fillTemplate } from '#lib/letters/wording/fill.ts';
import type { Ask } from '#lib/letters/words.ts';
import { type Copy, LetterCopy } from './letter-copy.tsx';
import { LetterLanguage } from './letter-language.tsx';
import { OwnShare, StoryPrompts } from './own-words-help.tsx';
import { SensitiveWarning } from './sensitive-warning.tsx';
import { AskFields, PeopleFields, Step } from './steps.tsx';
import type { WriteProps } from './types.ts';
import { useSendAt } from './use-send-at.ts';
import { type Sent, useSending } from './use-sending.ts';
import { useWording } from './use-wording.ts';
import { WhenToSend } from './when-to-send.tsx';
import styles from './write.module.css';
import { WriterFields } from './writer-fields.tsx';
import { WrittenLately } from './written-lately.tsx';

/** Both sides check with the same schema; the browser fetches it when something is to be checked. */
const resolver: Resolver<LetterInput, unknown, Letter> = async (...given) =>
  (await import('./resolver.ts')).letterResolver(...given);

/** One page that grows: what, to whom, own words, each letter, what becomes public, send or print. */
export function WriteForm(props: WriteProps) {
  const { texts, people, headings, counted, language } = props;
  const [returned, setReturned] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const form = useForm<LetterInput, unknown, Letter>({
    resolver,
    shouldFocusError: false,
    defaultValues: {
      placeGeoid: props.geoid,
      language,
      campaign: props.campaign?.slug,
      writerName: '',
      shareWithOrganizer: false,
      follows: props.followUp.earlier ?? undefined,
      copies: [],
    },
  });

  const { timeZone } = props.protection;
  const sendAt = useSendAt({
    form,
    timeZone,
    keep: (chosen) => update({ sendAt: chosen }),
    drop: () => keeper.correct({ sendAt: undefined }),
  });
  const start = { ask: props.ask, to: props.to };
  const kept = useDraft({
    geoid: props.geoid,
    start: props.chosen ? start : {},
    account: accountOf(props),
    onAdopt: (adopted) => {
      form.setValue('writerName', adopted.writerName);
      form.setValue('standing', adopted.standing);
      form.setValue('shareWithOrganizer', adopted.share);
      form.setValue('asksForAnswer', adopted.asks);
      form.setValue('hidesAddress', props.followUp.hiding && adopted.hides);
      sendAt.adopt(adopted.sendAt);
      // Only `true` is a value of the schema; an unchecked box has none.
      if (adopted.noticed) form.setValue('noticeAcknowledged', true);
      else form.resetField('noticeAcknowledged');
    },
    onFound: (found) => {
      if (found.resume && props.signedIn) setReturned(true);
    },
  });
  const { draft, keeper, remote } = kept;
  const { seed, update } = useWording(kept);
  useEffect(() => {
    if (returned) sendButton.current?.focus();
  }, [returned]);

  const offered = props.asks.filter((it) => it.leftOut === null).map((it) => it.ask);
  const ask = draft.ask && offered.includes(draft.ask) ? draft.ask : props.ask;
  const campaign = props.campaign?.ask === ask ? props.campaign.slug : null;
  const to = draft.to ? people.map((it) => it.termId).filter((id) => draft.to?.includes(id)) : props.to;
  const query = (chosenAsk: Ask = ask, chosenTo: string[] = to, inLanguage: string = language) =>
    new URLSearchParams([
      ['ask', chosenAsk],
      ...chosenTo.map((id) => ['to', id]),
      ['language', inLanguage],
      ...(props.campaign ? [['campaign', props.campaign.slug]] : []),
      ...(props.followUp.earlier ? [['after', props.followUp.earlier]] : []),
    ]).toString();
  const printHref = (termIds: string[]) => {
    const besides = to
      .filter((id) => !termIds.includes(id))
      .map((id) => `&besides=${encodeURIComponent(id)}`);
    return `${props.path}/print?${query(ask, termIds)}${besides.join('')}`;
  };
  const choose = (change: { ask?: Ask; to?: string[] }) => {
    update({ ask, to, ...change });
    // The address follows, so that loading again, printing and signing in keep the choice. It holds no text.
    window.history.replaceState(null, '', `${props.path}?${query(change.ask, change.to)}`);
  };

  const { ownWords, writerName, standing } = draft;
  const writer = { ownWords, writerName, standing, seed };
  const copies: Copy[] = people
    .filter((person) => to.includes(person.termId))
    .map((person) => {
      const composed = fillTemplate(person.templates[ask], writer);
      const edit = draft.edits[editKey(ask, language, person.termId)] ?? null;
      return { person, composed, edit, subject: (edit ?? composed).subject, body: (edit ?? composed).body };
    });
  const { protection } = props;
  const lately = protection.lately.filter((it) => it.ask === ask && to.includes(it.termId));
  const goesByMail = ({ person }: Copy) =>
    person.email !== null && !lately.some((it) => it.termId === person.termId);
  const mail = copies.filter(goesByMail);
  const paper = copies.filter((copy) => !goesByMail(copy));

  const changeCopy = (termId: string, edit: Edit | null) => {
    const { [editKey(ask, language, termId)]: _, ...others } = draft.edits;
    update({ edits: edit ? { ...others, [editKey(ask, language, termId)]: edit } : others });
    sending.setRefused({});
    if (form.formState.isSubmitted) form.clearErrors('copies');
  };

  const signIn = () => {
    if (!keeper.leave({ ask, to })) {
      sending.setProblem(texts.noStore);
      return;
    }
    window.location.assign(`${props.signInPath}?next=${encodeURIComponent(`${props.path}?${query()}`)}`);
  };
  const sending = useSending({
    texts,
    reasons: props.reasons,
    send: props.send,
    signIn,
    onSent: (done) => {
      if (done.held) {
        update({ submissionKey: undefined });
        window.location.assign(props.accountPath);
        return;
      }
      form.resetField('noticeAcknowledged');
      remote.reset();
      // The letters for paper are still to be printed: what is left of the draft is theirs.
      const left = {
        ask,
        to: paper.map((copy) => copy.person.termId),
        submissionKey: undefined,
        noticed: false,
        sendAt: undefined,
      };
      keeper.sent(paper.length > 0 ? left : null);
      if (paper.length === 0) {
        window.location.assign(`${props.accountPath}/${done.id}`);
        return;
      }
      setSent(done);
    },
  });

  const fileWith = useCallback((bodyIds: string[]) => form.setValue('fileWith', bodyIds), [form.setValue]);

  const submit = () => {
    if (protection.residents && draft.standing !== 'lives') {
      sending.setProblem(props.reasons.residence ?? null);
      form.setFocus('standing');
      return;
    }
    const submissionKey = draft.submissionKey ?? newKey();
    update({ submissionKey });
    form.setValue('submissionKey', submissionKey);
    form.setValue('ask', ask);
    form.setValue(
      'copies',
      mail.map(({ person, subject, body }) => ({
        termId: person.termId,
        variant: person.templates[ask].variant,
        subject,
        body,
      })),
    );
    return form.handleSubmit(
      (letter) => (props.signedIn ? sending.submit(letter) : signIn()),
      (errors) => {
        sending.setProblem(texts.problems);
        // From top to bottom of the page; a copy opens for changes before it can take the focus.
        const copy = mail.find((_, index) => errors.copies?.[index]);
        if (errors.writerName) form.setFocus('writerName');
        else if (copy)
          requestAnimationFrame(() => document.getElementById(`body-${copy.person.termId}`)?.focus());
        else if (errors.noticeAcknowledged) form.setFocus('noticeAcknowledged');
        else if (errors.sendAt) document.getElementById('send-at')?.focus();
      },
    )();
  };
  const errorOf = (termId: string) => {
    const index = mail.findIndex((copy) => copy.person.termId === termId);
    const errors = form.formState.errors.copies?.[index];
    const said = { tooLong: texts.bodyLong, template: texts.bodyTemplate };
    const body = errors?.body?.message;
    return {
      subject:
        errors?.subject && (errors.subject.message === 'template' ? texts.bodyTemplate : texts.subjectBad),
      body: sending.refused[termId] ?? (body && (said[body as keyof typeof said] ?? texts.bodyShort)),
    };
  };
  const clearAll = () => {
    keeper.clear({ ask, to });
    void remote.remove();
    form.reset();
    setReturned(false);
    sendAt.forget();
    sending.setProblem(null);
  };
  const busy = form.formState.isSubmitting;
  const { locale } = props.drafts;
  const onTheClock = (instant: Date) => formatInstant(locale, instant, timeZone);
  const paused = props.paused.host || (props.paused.campaign && campaign !== null);
  const saidOf = ({ count, sendAt }: Sent) => {
    const later = sendAt && instantIn(sendAt, timeZone);
    return later
      ? counted.later[count]?.replace('{time}', onTheClock(later))
      : (paused ? counted.paused : counted.sent)[count];
  };

  return (
    <>
      <noscript>
        <style>{`.${styles.script}, .${styles.needsScript} { display: none; }`}</style>
        <p>{props.noScript.note}</p>
      </noscript>
      {returned && !sent && (
        <Notice tone="good" live>
          <p>{texts.signedIn}</p>
        </Notice>
      )}
      <DraftConflicts
        kept={kept}
        texts={props.drafts.texts}
        names={{
          ask: (it) => props.asks.find((other) => other.ask === it)?.title ?? it,
          person: (termId) => people.find((it) => it.termId === termId)?.name,
          standing: (it) => (it ? texts[it] : texts.standingNone),
          when: (it) => {
            const instant = it && instantIn(it, timeZone);
            return instant ? onTheClock(instant) : it === null ? props.when.texts.now : props.when.texts.at;
          },
        }}
        clear={clearAll}
      />
      {/* Without scripts this form asks for the page again with the choice; it holds no text of the writer's. */}
      <form method="get" action={props.path} onSubmit={(event) => event.preventDefault()}>
        <Step id="step-ask" title={headings.ask}>
          <AskFields
            label={headings.ask}
            asks={props.asks}
            ask={ask}
            choose={(chosen) => choose({ ask: chosen })}
          />
          {props.campaign && !campaign && (
            <p className={styles.hint} role="status">
              {texts.otherAsk}
            </p>
          )}
        </Step>
        <Step id="step-to" title={headings.to}>
          {props.paperFirst && <p className={styles.paperFirst}>{props.paperFirst}</p>}
          <PeopleFields
            label={headings.to}
            people={people}
            to={to}
            choose={(chosen) => choose({ to: chosen })}
          />
          {to.length < people.length && (
            <button
              type="button"
              className={`quiet ${styles.script}`}
              onClick={() => choose({ to: people.map((it) => it.termId) })}
            >
              {texts.everyone}
            </button>
          )}
          <WrittenLately
            lately={lately}
            people={people}
            locale={locale}
            timeZone={timeZone}
            texts={protection.texts.lately}
          />
          <input type="hidden" name="language" value={language} />
          {props.campaign && <input type="hidden" name="campaign" value={props.campaign.slug} />}
          <noscript>
            <button type="submit">{props.noScript.choose}</button>
          </noscript>
        </Step>
      </form>
      {/* method="dialog" outside a dialog sends nothing: before the script runs, a stray Enter must not put the text
          into an address. */}
      <form
        method="dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={styles.needsScript}>
          <Step id="step-own" title={headings.own}>
            <label htmlFor="own-words">{texts.ownLabel}</label>
            <p className={`${styles.hint} muted`} id="own-words-hint">
              {texts.ownHint}
            </p>
            <StoryPrompts ask={ask} texts={props.own} />
            <textarea
              id="own-words"
              className={styles.own}
              aria-describedby="own-words-hint"
              rows={9}
              maxLength={10_000}
              lang={language}
              value={draft.ownWords}
              onChange={(event) => update({ ownWords: event.target.value })}
            />
            <SensitiveWarning
              text={draft.ownWords}
              known={protection.office}
              lang={language}
              texts={protection.texts.sensitive}
            />
            <DraftKeeping
              kept={kept}
              geoid={props.geoid}
              locale={locale}
              signedIn={props.signedIn}
              texts={props.drafts.texts}
              noStore={texts.noStore}
              clearLabel={texts.clear}
              clear={clearAll}
              signIn={signIn}
            />
          </Step>
          <Step id="step-you" title={headings.you}>
            <WriterFields
              register={form.register}
              errors={form.formState.errors}
              update={update}
              writerName={draft.writerName}
              inCampaign={campaign !== null}
              residents={campaign && protection.residents}
              texts={texts}
              reasons={props.reasons}
            />
          </Step>
        </div>
        <Step id="step-letters" title={headings.letters}>
          <LetterLanguage
            label={texts.languageOf}
            language={language}
            href={(other) => `${props.path}?${query(ask, to, other)}`}
          />
          {copies.length === 0 && <p>{texts.nobodyChosen}</p>}
          {copies.map((copy, index) => (
            <Fragment key={copy.person.termId}>
              <LetterCopy
                copy={copy}
                open={index === 0}
                ask={ask}
                language={language}
                writer={writer}
                texts={texts}
                share={<OwnShare {...{ copy, ask, writer }} locale={locale} texts={props.own} />}
                error={errorOf(copy.person.termId)}
                change={(edit) => changeCopy(copy.person.termId, edit)}
                geoid={props.geoid}
                campaign={campaign}
                calls={props.calls}
              />
              {copy.edit && (
                <SensitiveWarning
                  text={copy.edit.body}
                  known={[...protection.office, draft.ownWords, ...fixedParts(copy)]}
                  lang={language}
                  texts={protection.texts.sensitive}
                />
              )}
            </Fragment>
          ))}
        </Step>
        <Step id="step-notice" title={headings.notice}>
          {props.notice}
          {mail.length > 0 && (
            <div className={styles.needsScript}>
              <label className={`choice ${styles.choice}`}>
                <input
                  type="checkbox"
                  aria-invalid={form.formState.errors.noticeAcknowledged ? true : undefined}
                  aria-describedby={form.formState.errors.noticeAcknowledged && 'notice-error'}
                  {...form.register('noticeAcknowledged', {
                    onChange: (event) => update({ noticed: event.target.checked }),
                  })}
                />
                <span>{texts.acknowledge}</span>
              </label>
              {form.formState.errors.noticeAcknowledged && (
                <p id="notice-error" className={styles.error}>
                  {texts.acknowledgeError}
                </p>
              )}
            </div>
          )}
        </Step>
        <Step id="step-send" title={headings.send}>
          {sent && (
            <Notice tone="good" live>
              <p>
                {saidOf(sent)} {counted.remaining[paper.length]}
              </p>
              <p>
                <a href={`${props.accountPath}/${sent.id}`}>{texts.follow}</a>
              </p>
            </Notice>
          )}
          {sending.problem && (
            <Notice tone="bad" live>
              <p>{sending.problem}</p>
            </Notice>
          )}
          {copies.length === 0 && <p>{texts.nobodyChosen}</p>}
          <ClerkMail
            geoid={props.geoid}
            tools={props.clerk}
            copies={copies}
            writerName={draft.writerName}
            texts={texts}
            choose={fileWith}
          />
          {mail.length > 0 && (
            <div className={`${styles.way} ${styles.needsScript}`}>
              <h3>{texts.mailPart}</h3>
              <p className="small muted">{mail.map((copy) => copy.person.name).join(' · ')}</p>
              <FollowUpFields
                register={form.register}
                update={update}
                hiding={props.followUp.hiding}
                texts={props.followUp.texts}
              />
              {!props.signedIn && <p className="small">{texts.signInFirst}</p>}
              <WhenToSend
                {...props.when}
                chosen={draft.sendAt}
                passed={sendAt.passed && onTheClock(sendAt.passed)}
                bad={form.formState.errors.sendAt !== undefined || sending.badTime}
                change={sendAt.choose}
              />
              <button type="submit" ref={sendButton} disabled={busy}>
                {busy ? texts.sending : counted.send[mail.length]}
              </button>
            </div>
          )}
          {copies.length > 0 && (
            <div className={styles.way}>
              <h3>{texts.paperPart}</h3>
              {paper.length > 0 && mail.length > 0 && (
                <p className="small muted">{paper.map((copy) => copy.person.name).join(' · ')}</p>
              )}
              <p className="small">
                {texts.printHint} {copies.some((copy) => !copy.person.hasPostal) && texts.noChannelHint}
              </p>
              <a
                className={`button ${mail.length > 0 ? 'quiet' : ''}`}
                href={printHref(printed(paper, copies))}
                // The printed page reads the draft: a letter that nobody changed keeps its wording too.
                onClick={() => update({})}
              >
                {counted.print[printed(paper, copies).length]}
              </a>
              {printed(paper, copies).length < copies.length && (
                <p className={`small ${styles.whole}`}>
                  <a href={printHref(to)} onClick={() => update({})}>
                    {texts.printAll.replace('{count}', String(copies.length))}
                  </a>
                </p>
              )}
            </div>
          )}
        </Step>
      </form>
    </>
  );
}

/** Those without an e-mail address; everybody when all have one. */
function printed(paper: Copy[], copies: Copy[]): string[] {
  return (paper.length > 0 ? paper : copies).map((copy) => copy.person.termId);
}

/** What of a copy was there before the writer added anything. */
function fixedParts({ composed }: Copy): string[] {
  return composed.parts.filter(({ kind }) => kind !== 'own').map(({ text }) => text);
}
