/** An expected failure of a command or of the launcher: its message is for a person, without a stack. */
export class CommandError extends Error {
  override name = 'CommandError';
}
