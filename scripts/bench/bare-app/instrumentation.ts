/** Nothing: so that the application's own instrumentation, further up, is not found and taken for this one's. */
export function register(): void {}
