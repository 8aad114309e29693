import { expect, test } from "vitest";
import { JoinRefused } from "./join-refused.ts";
import { knockAgain } from "./knock-again.ts";

test("who is refused is counted by code, the others have entered", async () => {
  let tries = 0;
  const join = async (): Promise<void> => {
    tries += 1;
    if (tries > 2) throw new JoinRefused(53105);
  };
  const knocked = await knockAgain({ room: "ops", times: 4, perSecond: 1_000 }, join);
  expect(knocked).toEqual({ entered: 2, codes: [53105, 53105] });
});

test("asks for a new room each time unless one is named", async () => {
  const asked: string[] = [];
  const join = async (room: string, from?: string): Promise<void> => void asked.push(`${room} ${from}`);
  await knockAgain({ times: 2, perSecond: 1_000, from: "127.0.0.2" }, join);
  await knockAgain({ times: 1, perSecond: 1_000, room: "ops" }, join);
  expect(asked).toEqual(["knocked 1 127.0.0.2", "knocked 2 127.0.0.2", "ops undefined"]);
});

test("what is no refusal is no figure", async () => {
  const join = () => Promise.reject(new TypeError("a mistake"));
  await expect(knockAgain({ times: 3, perSecond: 1_000 }, join)).rejects.toThrow("a mistake");
});
