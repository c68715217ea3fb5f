import { Notice } from '#components/ui/notice.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { type FormField, shownValue } from './fields-shown.ts';
import type { FormTexts } from './form-texts.ts';

type Props = {
  fields: readonly FormField[];
  /** What the refusal carries: `present` holds the stored values as JSON, `by` who changed them. */
  detail: Readonly<Record<string, string | number>>;
  typed: Readonly<Record<string, string>>;
  texts: FormTexts;
};

/** A stale form's refusal: what is on file now beside what was typed, where they differ. */
export function BothVersions({ fields, detail, typed, texts }: Props) {
  const present = JSON.parse(String(detail.present)) as Record<string, string>;
  const differing = fields.filter(({ name }) => (present[name] ?? '') !== (typed[`f.${name}`] ?? '').trim());
  return (
    <Notice tone="bad" live>
      <p>
        <strong>{texts.staleTitle}.</strong> {detail.by && texts.staleBy.replace('{name}', String(detail.by))}{' '}
        {texts.staleIntro}
      </p>
      <Scroll label={texts.staleTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.field}</th>
              <th scope="col">{texts.nowOnFile}</th>
              <th scope="col">{texts.youTyped}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.label}</th>
                <td>{shownValue(field, present[field.name] ?? '') || texts.none}</td>
                <td>{shownValue(field, typed[`f.${field.name}`] ?? '') || texts.none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Notice>
  );
}
