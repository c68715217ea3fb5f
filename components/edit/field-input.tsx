import { Field } from '#components/ui/field.tsx';
import styles from './edit.module.css';
import type { FormField } from './fields-shown.ts';

type Props = {
  field: FormField;
  value: string;
  error: string | undefined;
  /** How an empty choice is called. */
  none: string;
};

/** One input of a fact's form with its label and what is wrong with it. */
export function FieldInput({ field, value, error, none }: Props) {
  const name = `f.${field.name}`;
  if (field.type === 'set') {
    const chosen = value.split(',');
    return (
      <fieldset>
        <legend>{field.label}</legend>
        {field.options.map(([option, label]) => (
          <label key={option} className="choice">
            <input type="checkbox" name={name} value={option} defaultChecked={chosen.includes(option)} />
            {label}
          </label>
        ))}
        {error && <p className={styles.wrong}>{error}</p>}
      </fieldset>
    );
  }
  return (
    <Field id={name} label={field.label} error={error}>
      {(attributes) => {
        const shared = { ...attributes, name, required: field.required, defaultValue: value };
        switch (field.type) {
          case 'select':
            return <Choice field={field} value={value} none={none} shared={shared} />;
          case 'text':
            return <textarea {...shared} rows={3} lang={field.lang} />;
          case 'number':
            return <input {...shared} type="text" inputMode="numeric" pattern="[0-9]*" />;
          case 'web':
            return <input {...shared} type="url" />;
          default:
            return <input {...shared} type={field.type === 'day' ? 'date' : 'text'} />;
        }
      }}
    </Field>
  );
}

type ChoiceProps = Omit<Props, 'error'> & { shared: React.ComponentProps<'select'> };

function Choice({ field, value, none, shared }: ChoiceProps) {
  return (
    <select {...shared}>
      {(!field.required || value === '') && <option value="">{none}</option>}
      {value !== '' && !field.options.some(([option]) => option === value) && (
        <option value={value}>{value}</option>
      )}
      {field.options.map(([option, label]) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  );
}
