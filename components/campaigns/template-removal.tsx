import { type ReactNode, useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { removeTemplate } from '#lib/campaigns/template-actions.ts';
import styles from './templates.module.css';

type Props = {
  label: string;
  hint: string;
  reasons: ReasonTexts;
  /** Hidden fields that name the template and its version. */
  children: ReactNode;
};

/** Takes a template away, so that the next one serves again. */
export function TemplateRemoval({ label, hint, reasons, children }: Props) {
  const [outcome, remove, removing] = useActionState(removeTemplate, null);
  return (
    <form action={remove} className={styles.remove}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      {children}
      <p className="small muted">{hint}</p>
      <button type="submit" className="quiet" disabled={removing}>
        {label}
      </button>
    </form>
  );
}
