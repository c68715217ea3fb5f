import type { RefObject } from 'react';

/**
 * Copies a text. Without permission, or not over https, the sheet inside `area` is selected instead, so that the
 * person can copy it.
 * @returns whether it is in the clipboard.
 */
export async function copyText(text: string, area: RefObject<HTMLElement | null>): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const sheet = area.current?.querySelector('textarea, [class*="sheet"]');
    if (sheet instanceof HTMLTextAreaElement) sheet.select();
    else if (sheet) window.getSelection()?.selectAllChildren(sheet);
    return false;
  }
}
