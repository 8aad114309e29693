import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { mintToken } from "./support/mint-token.ts";
import { openRoomPages, type RoomPage, type RoomPages } from "./support/open-room-pages.ts";
import { type Service, startService } from "./support/start-service.ts";

let pages: RoomPages;
let service: Service;
const opened: RoomPage[] = [];

beforeAll(async () => {
  [pages, service] = await Promise.all([openRoomPages(), startService()]);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
});
afterAll(async () => {
  await pages.close();
  await service.close();
});

const enter = async (identity: string, room: string, tracks?: string[]) => {
  const page = await pages.open();
  opened.push(page);
  const joined = await page.join(
    mintToken(identity, room),
    { wsServer: `${service.url}?who=${identity}` },
    tracks,
  );
  return { page, joined };
};

it("carries pings both ways between two people", async () => {
  const { page: ana } = await enter("ana", "pings");
  const { page: ben, joined } = await enter("ben", "pings");
  expect(joined).toMatchObject({ name: "pings", identities: ["ana"] });
  await Promise.all([
    ana.until({ kind: "trackSubscribed", identity: "ben" }),
    ben.until({ kind: "trackSubscribed", identity: "ana" }),
  ]);
  await ana.send("hello ben");
  await ben.send("hello ana");
  await ben.until({ kind: "message", identity: "ana", text: "hello ben" });
  await ana.until({ kind: "message", identity: "ben", text: "hello ana" });
});
