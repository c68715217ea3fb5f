import {
  conditionFor,
  FIELDS,
  type Field,
  FLAGS,
  type Flag,
  GROUPS,
  knownIn,
} from '#lib/letters/template/vocabulary.ts';
import type { Variant } from '#lib/letters/words.ts';
import styles from './templates.module.css';

export type VocabularyTexts = {
  [key in 'title' | 'how' | 'under' | 'insert']: string;
} & {
  field: { [field in Field]: string };
  flag: { [flag in Flag]: string };
  group: { [group: string]: string };
};

type Props = {
  granted: Variant | null;
  texts: VocabularyTexts;
  insert: (text: string) => void;
};

/** All that a template can say, beside the desk. A press puts it where the cursor is. */
export function VocabularyList({ granted, texts, insert }: Props) {
  const known = knownIn(granted);
  return (
    <aside aria-labelledby="words" className={styles.words}>
      <h2 id="words">{texts.title}</h2>
      <p className="small">{texts.how}</p>
      {GROUPS.map((group) => {
        const flags = FLAGS.filter((flag) => flag.split('.')[0] === group);
        return (
          <details key={group}>
            <summary>{texts.group[group]}</summary>
            <dl>
              {FIELDS.filter((field) => field.startsWith(`${group}.`)).map((field) => {
                const condition = known.includes(field) ? null : conditionFor(field);
                return (
                  <Word
                    key={field}
                    name={`{{${field}}}`}
                    meaning={texts.field[field]}
                    under={condition && texts.under.replace('{condition}', `{{if ${condition}}}`)}
                    label={texts.insert}
                    insert={() =>
                      insert(condition ? `{{if ${condition}}}{{${field}}}{{end}}` : `{{${field}}}`)
                    }
                  />
                );
              })}
              {flags.map((flag) => (
                <Word
                  key={flag}
                  name={`{{if ${flag}}}`}
                  meaning={texts.flag[flag]}
                  under={null}
                  label={texts.insert}
                  insert={() => insert(`{{if ${flag}}}\n\n{{else}}\n\n{{end}}`)}
                />
              ))}
            </dl>
          </details>
        );
      })}
    </aside>
  );
}

type WordProps = { name: string; meaning: string; under: string | null; label: string; insert: () => void };

function Word({ name, meaning, under, label, insert }: WordProps) {
  return (
    <div className={styles.word}>
      <dt>
        <code className={under ? styles.unsure : undefined}>{name}</code>{' '}
        <button type="button" className="link" aria-label={`${label} ${name}`} onClick={insert}>
          {label}
        </button>
      </dt>
      <dd>
        {meaning}
        {under && <span className="muted"> ({under})</span>}
      </dd>
    </div>
  );
}
