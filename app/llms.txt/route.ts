import { RESOURCES } from '#lib/officials/open-data/open-data.ts';
import { publicRoute } from '#lib/platform/api.ts';
import { TERMS } from '#lib/platform/dump.ts';
import { env } from '#lib/platform/env.ts';

export const dynamic = 'force-dynamic';

/** For programs that read: what this is, where the facts are as data, and on what terms. */
export function GET(request: Request): Promise<Response> {
  return publicRoute('llms', request, async () => ({ body: text(env().appUrl), type: 'text/plain' }));
}

function text(base: string): string {
  const lists = RESOURCES.map(({ name, summary }) => `- [${name}](${base}/api/v1/${name}): ${summary}`);
  return `# Dais

> Which police and other agencies have a 287(g) agreement with ICE, who decided it, how each member voted, and how to
> write to those who decide. Every fact has a source and a date. The site serves any position.

Read before you quote:
- That an agency is not on one of ICE's lists does not say that it refused or ended anything.
- ICE's date of signature is neither the local vote nor the local signature.
- A city is not an agency. One agency can hold several agreements, one for each model.
- Say as of when a fact stands: each record has \`asOf\` and \`sources\`.
- A failed motion to rescind keeps the agreement. A statement is not a vote.

## Data
- [Description, OpenAPI 3.1](${base}/api/v1/openapi.json)
${lists.join('\n')}
- [Everything as files, each night](${base}/api/v1/dump)
- [How old each source is](${base}/about/data), [the same as JSON](${base}/api/v1/health)
- [What changed, as Atom](${base}/us/changes.atom): also /fl/changes.atom and /fl/miami/changes.atom

Ask with pauses: 600 questions a minute from one address. For everything at once take the files of the night.

## Pages
- [Every page](${base}/sitemap.xml), in English, Spanish (/es) and Haitian Creole (/ht)

## Terms
${TERMS}
The program is free software, AGPL-3.0-only. Nothing about the people who use the site is in these data.
`;
}
