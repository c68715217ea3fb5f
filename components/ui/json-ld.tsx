/** schema.org facts for search engines. What could end the script element is escaped. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(/</g, '\\u003c');
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotation marks of JSON; "<" is escaped above
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
