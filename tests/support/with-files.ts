/**
 * A command as it is run with a lower limit of open files. A shell sets it, since it would else be that of this process too.
 * No Windows has such a limit.
 *
 * @param files how many there may be; the command is left as it is when absent
 */
export const withFiles = (
  files: number | undefined,
  command: readonly [string, ...string[]],
): [string, ...string[]] =>
  files === undefined ? [...command] : ["sh", "-c", `ulimit -n ${files} && exec "$@"`, "sh", ...command];
