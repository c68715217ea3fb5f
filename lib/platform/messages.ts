import enAccounts from '#messages/en/accounts.json' with { type: 'json' };
import enAgendas from '#messages/en/agendas.json' with { type: 'json' };
import enAnswers from '#messages/en/answers.json' with { type: 'json' };
import enBodies from '#messages/en/bodies.json' with { type: 'json' };
import enCampaigns from '#messages/en/campaigns.json' with { type: 'json' };
import enCommon from '#messages/en/common.json' with { type: 'json' };
import enDrafts from '#messages/en/drafts.json' with { type: 'json' };
import enEdit from '#messages/en/edit.json' with { type: 'json' };
import enFailure from '#messages/en/failure.json' with { type: 'json' };
import enLaw from '#messages/en/law.json' with { type: 'json' };
import enLetters from '#messages/en/letters.json' with { type: 'json' };
import enMail from '#messages/en/mail.json' with { type: 'json' };
import enMailroom from '#messages/en/mailroom.json' with { type: 'json' };
import enOfficials from '#messages/en/officials.json' with { type: 'json' };
import enOpendata from '#messages/en/opendata.json' with { type: 'json' };
import enOrganize from '#messages/en/organize.json' with { type: 'json' };
import enPaper from '#messages/en/paper.json' with { type: 'json' };
import enPlaces from '#messages/en/places.json' with { type: 'json' };
import enProtection from '#messages/en/protection.json' with { type: 'json' };
import enQueues from '#messages/en/queues.json' with { type: 'json' };
import enReleases from '#messages/en/releases.json' with { type: 'json' };
import enSending from '#messages/en/sending.json' with { type: 'json' };
import enSheets from '#messages/en/sheets.json' with { type: 'json' };
import enTemplates from '#messages/en/templates.json' with { type: 'json' };
import esAccounts from '#messages/es/accounts.json' with { type: 'json' };
import esAgendas from '#messages/es/agendas.json' with { type: 'json' };
import esAnswers from '#messages/es/answers.json' with { type: 'json' };
import esBodies from '#messages/es/bodies.json' with { type: 'json' };
import esCampaigns from '#messages/es/campaigns.json' with { type: 'json' };
import esCommon from '#messages/es/common.json' with { type: 'json' };
import esDrafts from '#messages/es/drafts.json' with { type: 'json' };
import esEdit from '#messages/es/edit.json' with { type: 'json' };
import esFailure from '#messages/es/failure.json' with { type: 'json' };
import esLaw from '#messages/es/law.json' with { type: 'json' };
import esLetters from '#messages/es/letters.json' with { type: 'json' };
import esMail from '#messages/es/mail.json' with { type: 'json' };
import esMailroom from '#messages/es/mailroom.json' with { type: 'json' };
import esOfficials from '#messages/es/officials.json' with { type: 'json' };
import esOpendata from '#messages/es/opendata.json' with { type: 'json' };
import esOrganize from '#messages/es/organize.json' with { type: 'json' };
import esPaper from '#messages/es/paper.json' with { type: 'json' };
import esPlaces from '#messages/es/places.json' with { type: 'json' };
import esProtection from '#messages/es/protection.json' with { type: 'json' };
import esQueues from '#messages/es/queues.json' with { type: 'json' };
import esReleases from '#messages/es/releases.json' with { type: 'json' };
import esSending from '#messages/es/sending.json' with { type: 'json' };
import esSheets from '#messages/es/sheets.json' with { type: 'json' };
import esTemplates from '#messages/es/templates.json' with { type: 'json' };
import htAccounts from '#messages/ht/accounts.json' with { type: 'json' };
import htAgendas from '#messages/ht/agendas.json' with { type: 'json' };
import htAnswers from '#messages/ht/answers.json' with { type: 'json' };
import htBodies from '#messages/ht/bodies.json' with { type: 'json' };
import htCampaigns from '#messages/ht/campaigns.json' with { type: 'json' };
import htCommon from '#messages/ht/common.json' with { type: 'json' };
import htDrafts from '#messages/ht/drafts.json' with { type: 'json' };
import htFailure from '#messages/ht/failure.json' with { type: 'json' };
import htLaw from '#messages/ht/law.json' with { type: 'json' };
import htLetters from '#messages/ht/letters.json' with { type: 'json' };
import htMail from '#messages/ht/mail.json' with { type: 'json' };
import htOfficials from '#messages/ht/officials.json' with { type: 'json' };
import htOpendata from '#messages/ht/opendata.json' with { type: 'json' };
import htPaper from '#messages/ht/paper.json' with { type: 'json' };
import htPlaces from '#messages/ht/places.json' with { type: 'json' };
import htProtection from '#messages/ht/protection.json' with { type: 'json' };
import htReleases from '#messages/ht/releases.json' with { type: 'json' };
import htSending from '#messages/ht/sending.json' with { type: 'json' };
import htSheets from '#messages/ht/sheets.json' with { type: 'json' };
import type { Locale } from '../kernel/locales.ts';

/**
 * One namespace a file. `organize`, `templates`, `edit`, `mailroom` and `queues` are for organizers and editors: English and
 * Spanish.
 */
const en = {
  accounts: enAccounts,
  agendas: enAgendas,
  answers: enAnswers,
  bodies: enBodies,
  campaigns: enCampaigns,
  common: enCommon,
  drafts: enDrafts,
  edit: enEdit,
  failure: enFailure,
  law: enLaw,
  letters: enLetters,
  mail: enMail,
  mailroom: enMailroom,
  officials: enOfficials,
  organize: enOrganize,
  opendata: enOpendata,
  paper: enPaper,
  places: enPlaces,
  protection: enProtection,
  queues: enQueues,
  releases: enReleases,
  sending: enSending,
  sheets: enSheets,
  templates: enTemplates,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

const es: Messages = {
  accounts: esAccounts,
  agendas: esAgendas,
  answers: esAnswers,
  bodies: esBodies,
  campaigns: esCampaigns,
  common: esCommon,
  drafts: esDrafts,
  edit: esEdit,
  failure: esFailure,
  law: esLaw,
  letters: esLetters,
  mail: esMail,
  mailroom: esMailroom,
  officials: esOfficials,
  organize: esOrganize,
  opendata: esOpendata,
  paper: esPaper,
  places: esPlaces,
  protection: esProtection,
  queues: esQueues,
  releases: esReleases,
  sending: esSending,
  sheets: esSheets,
  templates: esTemplates,
};

const ht: Messages = {
  accounts: htAccounts,
  agendas: htAgendas,
  answers: htAnswers,
  bodies: htBodies,
  campaigns: htCampaigns,
  common: htCommon,
  drafts: htDrafts,
  edit: enEdit,
  failure: htFailure,
  law: htLaw,
  letters: htLetters,
  mail: htMail,
  mailroom: enMailroom,
  officials: htOfficials,
  organize: enOrganize,
  opendata: htOpendata,
  paper: htPaper,
  places: htPlaces,
  protection: htProtection,
  queues: enQueues,
  releases: htReleases,
  sending: htSending,
  sheets: htSheets,
  templates: enTemplates,
};

const catalogues: Record<Locale, Messages> = { en, es, ht };

export function messagesFor(locale: Locale): Messages {
  return catalogues[locale];
}
