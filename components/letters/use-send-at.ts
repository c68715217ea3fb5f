import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { now } from '#lib/kernel/clock.ts';
import type { Letter, LetterInput } from '#lib/letters/schema.ts';
import { hasPassed, instantIn, sendAtOf } from '#lib/letters/sending/schedule-rules.ts';

type Given = {
  form: Pick<UseFormReturn<LetterInput, unknown, Letter>, 'setValue' | 'clearErrors'>;
  timeZone: string;
  /** Puts a choice of the person's into the draft. */
  keep: (sendAt: string | undefined) => void;
  /** Takes a time that has passed out of the draft. */
  drop: () => void;
};

/** When the letters are to leave: in the form and in the draft. `passed`: a time that was dropped, because it is over. */
export function useSendAt({ form, timeZone, keep, drop }: Given) {
  const [passed, setPassed] = useState<Date | null>(null);
  return {
    passed,
    choose(sendAt: string | undefined) {
      setPassed(null);
      form.clearErrors('sendAt');
      form.setValue('sendAt', sendAt);
      // One that cannot be waited for may be half typed: as a draft it is one that is still to be chosen.
      keep(sendAt && !sendAtOf(sendAt, timeZone, now()) ? '' : sendAt);
    },
    /** The draft came from elsewhere than the form. */
    adopt(sendAt: string | undefined) {
      const instant = sendAt ? instantIn(sendAt, timeZone) : null;
      const late = instant !== null && hasPassed(instant, now());
      form.setValue('sendAt', late ? undefined : sendAt);
      if (sendAt) setPassed(late ? instant : null);
      if (late) drop();
    },
    forget: () => setPassed(null),
  };
}
