export async function submitting(): Promise<void> {}
