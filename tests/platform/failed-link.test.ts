import { describe, expect, it } from 'vitest';
import { afterFailedLink } from '#lib/platform/failed-link.ts';

const HOST = 'http://localhost:3000';
const FAILED = `${HOST}/sign-in?error=Verification`;

function destination(callbackUrl: string | null, location = FAILED): string | null {
  const link = new URLSearchParams(callbackUrl === null ? {} : { callbackUrl });
  return afterFailedLink(link, Response.redirect(location)).headers.get('Location');
}

describe('a link that failed', () => {
  it.each([
    [
      `${HOST}/es/sign-in?next=%2Fes%2Fwrite%2Ffl%2Fmiami%3Fask%3Dkeep`,
      '/es/sign-in?error=Verification&next=%2Fes%2Fwrite%2Ffl%2Fmiami%3Fask%3Dkeep',
    ],
    ['/ht/sign-in?next=%2Fht%2Faccount', '/ht/sign-in?error=Verification&next=%2Fht%2Faccount'],
    [`${HOST}/sign-in?next=%2Forganize`, '/sign-in?error=Verification&next=%2Forganize'],
    [`${HOST}/es/sign-in`, '/es/sign-in?error=Verification'],
    ['http://', '/sign-in?error=Verification'],
    [null, '/sign-in?error=Verification'],
  ])('of %s leads to %s', (callbackUrl, path) => {
    expect(destination(callbackUrl)).toBe(`${HOST}${path}`);
  });

  it.each([
    'https://elsewhere.example/es/sign-in?next=https%3A%2F%2Felsewhere.example',
    `${HOST}/es/sign-in?next=%2F%2Felsewhere.example`,
    `${HOST}/es/sign-in?next=%2F%5Celsewhere.example`,
  ])('never leads to another host: %s', (callbackUrl) => {
    expect(destination(callbackUrl)).toBe(`${HOST}/es/sign-in?error=Verification`);
  });

  it('changes nothing of a link that worked', () => {
    const worked = `${HOST}/es/sign-in?next=%2Fes%2Faccount`;
    expect(destination(worked, worked)).toBe(worked);
  });
});
