import type { Page } from "puppeteer-core";

/** Names of those who join, by what makes them difficult. */
export const difficultPeers = { silent: "Silent", twice: "Twice", forger: "Forger" } as const;

interface Said {
  kind: string;
  id: string;
  to: string[] | null;
}

/**
 * Joins the room as three who have a data track and do not keep to the rules: one never answers, one answers each ping
 * twice, and one confirms what was never sent, and what others were sent. Resolves when all three are in the room.
 *
 * @param page on which the SDK is loaded
 * @param service the token service's address
 */
export const joinDifficultPeers = (page: Page, service: string): Promise<void> =>
  page.evaluate(
    async (address, names) => {
      // biome-ignore lint/suspicious/noExplicitAny: the SDK as a script tag leaves it
      const { connect, LocalDataTrack } = (window as any).Twilio.Video;
      type Hear = (ping: Said, say: (id: string, outcome: string) => void, self: string) => void;
      const joinAs = async (name: string, hear: Hear) => {
        const response = await fetch(`${address}/token`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ name }),
        });
        const { token, identity, connectOptions } = await response.json();
        const track = new LocalDataTrack();
        const room = await connect(token, { ...connectOptions, tracks: [track] });
        room.on("trackMessage", (data: string, _track: unknown, from: { identity: string }) => {
          const message: Said = JSON.parse(data);
          const say = (id: string, outcome: string) =>
            track.send(JSON.stringify({ v: 2, kind: "receipt", id, to: from.identity, outcome }));
          if (message.kind === "ping") hear(message, say, identity);
          if (message.kind === "sealed") hear({ ...message, to: [String(message.to)] }, say, identity);
        });
      };
      await joinAs(names.silent, () => {});
      await joinAs(names.twice, ({ id, to }, say, self) => {
        if (!to?.includes(self)) return;
        say(id, "delivered");
        say(id, "delivered");
      });
      await joinAs(names.forger, ({ id, to }, say) => {
        say(crypto.randomUUID(), "delivered");
        // A ping to one alone is not for this one to confirm.
        if (to?.length === 1) say(id, "seen");
      });
    },
    service,
    difficultPeers,
  );
