import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import type { LocalDraft } from '#components/letters/drafts/draft.ts';
import { Field } from '#components/ui/field.tsx';
import { LongLine } from '#components/ui/long-line.tsx';
import type { LetterInput } from '#lib/letters/schema.ts';
import { STANDINGS } from '#lib/letters/words.ts';
import type { FormTexts } from './types.ts';
import styles from './write.module.css';

type Props = {
  register: UseFormRegister<LetterInput>;
  errors: FieldErrors<LetterInput>;
  update: (change: Partial<LocalDraft>) => void;
  /** As the draft has it. */
  writerName: string;
  /** Begun from a campaign: its organizers may be let see who wrote. */
  inCampaign: boolean;
  /** Said where the campaign is for people who live here. */
  residents: string | null;
  texts: FormTexts;
  reasons: { [reason: string]: string };
};

export function WriterFields(props: Props) {
  const { register, errors, update, writerName, inCampaign, residents, texts, reasons } = props;
  const name = errors.writerName?.message;
  return (
    <>
      <Field
        id="writerName"
        label={texts.name}
        hint={texts.nameHint}
        error={name && (name === 'tooLong' ? texts.nameLong : (reasons[name] ?? reasons.invalid))}
      >
        {(attributes) => (
          <LongLine
            text={writerName}
            {...attributes}
            {...register('writerName', { onChange: (event) => update({ writerName: event.target.value }) })}
            autoComplete="name"
            maxLength={120}
          />
        )}
      </Field>
      <Field id="standing" label={texts.standing} hint={residents ?? texts.standingHint}>
        {(attributes) => (
          <select
            {...attributes}
            {...register('standing', {
              setValueAs: (value) => value || undefined,
              onChange: (event) => update({ standing: event.target.value || undefined }),
            })}
          >
            <option value="">{texts.standingNone}</option>
            {STANDINGS.map((standing) => (
              <option key={standing} value={standing}>
                {texts[standing]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {inCampaign && (
        <label className={`choice ${styles.choice}`}>
          <input
            type="checkbox"
            {...register('shareWithOrganizer', {
              onChange: (event) => update({ share: event.target.checked }),
            })}
          />
          <span>
            {texts.share}
            <span className={`${styles.hint} muted`}>{texts.shareHint}</span>
          </span>
        </label>
      )}
    </>
  );
}
