const enough = 1_000;

/**
 * A sentence for an admin whose system lets the service hold few connections; undefined where it lets it hold a thousand.
 *
 * @param files how many the process may open
 * @param sockets how many of them people in rooms can have
 */
export const fewFilesWarning = (files: number, sockets: number): string | undefined =>
  sockets < enough
    ? `This process may open ${files} files, so at most ${sockets} browsers can be connected to its rooms at a time. Raise the limit for more (ulimit -n, or LimitNOFILE of a systemd unit).`
    : undefined;
