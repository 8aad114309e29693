/** Marks pings as those of a team in which this browser was before. @returns the same list when all are that already */
export const asFormer = <Ping extends { former?: boolean | undefined }>(pings: Ping[]): Ping[] =>
  pings.every(({ former }) => former) ? pings : pings.map((ping) => ({ ...ping, former: true }));
