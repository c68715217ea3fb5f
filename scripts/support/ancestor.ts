import { identify, isAlive, type ProcessId, parentOf, programOf } from '#lib/platform/process.ts';

/**
 * The npm that launched this process, through a shell or not. Killed with `kill -9` it cannot pass that on, and we
 * would stay behind, so the launcher watches it. Undefined when npm was not used.
 */
export function launchingNpm(): ProcessId | undefined {
  if (!process.env.npm_lifecycle_event) return undefined;
  const isShell = /^(sh|ash|dash|bash|zsh)$/.test(programOf(process.ppid));
  const pid = isShell ? parentOf(process.ppid) : process.ppid;
  return pid && pid > 1 && isAlive(pid) ? identify(pid) : undefined;
}
