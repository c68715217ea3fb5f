import type { ComponentProps } from 'react';
import styles from './long-line.module.css';

type Props = Omit<ComponentProps<'textarea'>, 'rows' | 'onKeyDown' | 'onInput'> & {
  /** What stands in it: the field is as high as this needs. */
  text: string;
};

/** A field for one line that can be longer than a phone is wide: it wraps instead of hiding its end. */
export function LongLine({ text, ...attributes }: Props) {
  return (
    <span className={styles.grow} data-text={text}>
      <textarea
        {...attributes}
        rows={1}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        // Runs before onChange, which then finds one line, whatever was pasted.
        onInput={({ currentTarget }) => {
          const line = currentTarget.value.replace(/\s*[\r\n]+\s*/g, ' ');
          if (line !== currentTarget.value) currentTarget.value = line;
        }}
      />
    </span>
  );
}
