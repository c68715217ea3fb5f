import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

/**
 * Services that pass mail on to a person who keeps the address: an official's answer arrives. People who must be
 * careful use them, so they are welcome even where a list of throwaway addresses names them.
 */
const RELAYS = new Set([
  'privaterelay.appleid.com',
  'icloud.com',
  'mozmail.com',
  'relay.firefox.com',
  'duck.com',
  'simplelogin.com',
  'simplelogin.co',
  'aleeas.com',
  'slmail.me',
  'passmail.net',
  'passmail.com',
  'passinbox.com',
  'anonaddy.com',
  'anonaddy.me',
  'addy.io',
  'proton.me',
  'protonmail.com',
  'pm.me',
  'tutanota.com',
  'tuta.com',
  'fastmail.com',
]);

let throwaway: Set<string> | undefined;

/** Whether an address is of a service whose mailboxes vanish in minutes: nobody could answer the letter. */
export function isDisposable(email: string): boolean {
  const domain = email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  const parents = domain.split('.').map((_, index, labels) => labels.slice(index).join('.'));
  if (parents.some((name) => RELAYS.has(name))) return false;
  // The library makes the set anew each time it is asked.
  throwaway ??= disposableEmailBlocklistSet();
  return parents.some((name) => name.includes('.') && throwaway?.has(name));
}
