import type { ReactNode } from 'react';
import type { FollowUpTexts } from '#components/letters/answers/follow-up-fields.tsx';
import type { ClerkTools } from '#components/letters/paper/clerk-mail.tsx';
import type { CallTools } from '#components/letters/paper/phone-call.tsx';
import type { Locale } from '#lib/kernel/locales.ts';
import type { Outcome } from '#lib/kernel/outcome.ts';
import type { Submitted } from '#lib/letters/mutations.ts';
import type { Ask, LetterInput } from '#lib/letters/schema.ts';
import type { Template } from '#lib/letters/wording/fill.ts';
import type { Messages } from '#lib/platform/messages.ts';
import type { OwnTexts } from './own-words-help.tsx';
import type { WhenChoice } from './when-to-send.tsx';
import type { Lately } from './written-lately.tsx';

/** Texts of the form in the reader's language, handed over so that the browser needs no catalogue. */
export type FormTexts = Messages['letters']['write']['form'];

/** Texts about keeping a draft, handed over likewise. */
export type DraftTexts = Messages['drafts']['form'];

/** Texts about protecting the writer and others, handed over likewise. */
export type ProtectionTexts = {
  sensitive: Messages['protection']['sensitive'];
  lately: Messages['protection']['lately'];
};

export type Protection = {
  texts: ProtectionTexts;
  /** Whom of those here the person wrote to lately, about what, and from when on they can again. */
  lately: readonly Lately[];
  /** Of the place. */
  timeZone: string;
  /** The offices' own addresses and numbers, which are no secret. */
  office: readonly string[];
  /** Said where the campaign is for people who live here; null elsewhere. */
  residents: string | null;
};

/** Somebody a letter can be written to, as the form in the browser needs it. */
export type Choosable = {
  termId: string;
  bodyId: string;
  name: string;
  email: string | null;
  phone: string | null;
  hasPostal: boolean;
  /** Mark, office, record and channels, drawn on the server. */
  card: ReactNode;
  /** Why the marked part of this letter is as it is. */
  why: string;
  templates: { [ask in Ask]: Template };
};

export type AskChoice = { ask: Ask; title: string; hint: string; leftOut: string | null };

export type WriteProps = {
  geoid: string;
  /** Address of this page in the reader's language, without a query. */
  path: string;
  signInPath: string;
  accountPath: string;
  language: Locale;
  asks: AskChoice[];
  ask: Ask;
  people: Choosable[];
  to: string[];
  /** The address named the recipients: they go before the draft's. */
  chosen: boolean;
  signedIn: boolean;
  drafts: {
    /** Of the page, which need not be that of the letters. */
    locale: Locale;
    texts: DraftTexts;
    /** Whose account keeps drafts; null while nobody is signed in. */
    account: string | null;
  };
  own: OwnTexts;
  protection: Protection;
  /** From which it was begun. A letter that asks for something else is none of it. */
  campaign: { slug: string; ask: Ask } | null;
  followUp: {
    /** Id of the letter that this one refers to. */
    earlier: string | null;
    /** Whether this host can keep a writer's address from officials. */
    hiding: boolean;
    texts: FollowUpTexts;
  };
  /** The notice on public records, drawn on the server. */
  notice: ReactNode;
  /** Said when none of the officials has an e-mail address on file. */
  paperFirst: string | null;
  texts: FormTexts;
  headings: { [step in 'ask' | 'to' | 'own' | 'letters' | 'you' | 'notice' | 'send']: string };
  /** Whose letters wait for now: those of the whole host, those of this campaign. */
  paused: { host: boolean; campaign: boolean };
  /** "Send 2 letters" and so on, by number. */
  counted: {
    send: string[];
    print: string[];
    sent: string[];
    /** Instead of `sent` while letters wait. */
    paused: string[];
    /** With a place for {time}. */
    later: string[];
    remaining: string[];
  };
  noScript: { choose: string; note: string };
  reasons: { [reason: string]: string };
  calls: CallTools;
  clerk: ClerkTools;
  when: WhenChoice;
  send: (letter: LetterInput) => Promise<Outcome<Submitted>>;
};
