/** A key from an address; "" when it cannot be one. */
export function readable(text: string): string {
  try {
    const key = decodeURIComponent(text);
    return /^[^\p{Cc}]{1,200}$/u.test(key) ? key : '';
  } catch {
    return '';
  }
}
