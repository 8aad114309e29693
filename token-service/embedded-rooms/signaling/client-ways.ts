/** What a client says of its ways in the address of the signalling; one of another make than Pingroom's says nothing of the kind. */
export interface ClientCapabilities {
  /** `channels=paired`: it calls each data channel by the connection that it is on, see `channelId`. */
  readonly pairsChannels: boolean;
  /** `outages=outlasted`: it keeps its connections to the others however long it has none to the service. */
  readonly outlastsOutages: boolean;
}

/** @param url as it was asked for, with or without a query */
export const clientCapabilities = (url: string): ClientCapabilities => {
  const query = new URLSearchParams(url.split("?")[1]);
  return {
    pairsChannels: query.get("channels") === "paired",
    outlastsOutages: query.get("outages") === "outlasted",
  };
};
