import type { FormTexts } from './form-texts.ts';

export type Citation = { id: string; label: string; url: string | null; disputes: boolean };

type Props = {
  citations: readonly Citation[];
  /** Shown only: they are another fact's. */
  fixed: boolean;
  /** What was chosen in a form that was refused, by input name. */
  typed: Readonly<Record<string, string>>;
  answers: FormTexts['cite'];
};

/** The sources that a fact cites, each with what becomes of it. */
export function Citations({ citations, fixed, typed, answers }: Props) {
  return citations.map(({ id, label, url, disputes }) => (
    <div key={id}>
      <p>
        {url ? (
          <a href={url} rel="noreferrer">
            {label}
          </a>
        ) : (
          label
        )}
      </p>
      {!fixed && (
        <fieldset className="row">
          <legend className="visually-hidden">{label}</legend>
          {answers.map(([answer, said]) => (
            <label key={answer} className="choice">
              <input
                type="radio"
                name={`cite.${id}`}
                value={answer}
                defaultChecked={answer === (typed[`cite.${id}`] ?? (disputes ? 'disputes' : 'keep'))}
              />
              {said}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  ));
}
