import { beforeEach, expect, test, vi } from "vitest";
import { join } from "../../../extension/ui/entry/entry-buttons.tsx";

const ask = vi.hoisted(() => vi.fn<(command: string, invite: { link: string }) => Promise<string | null>>());
vi.mock("../../../extension/ui/core.ts", () => ({ ask }));

beforeEach(() => void ask.mockReset());

test.each([null, "This invite has been used."])(
  "what the core says of an invite is told: %s",
  async (said) => {
    ask.mockResolvedValue(said);
    expect(await join("https://ping.example/join#x")).toBe(said);
    expect(ask).toHaveBeenCalledWith("join", { link: "https://ping.example/join#x" });
  },
);

test("a core that ends meanwhile is told as well: who waits would else read nothing", async () => {
  vi.spyOn(console, "error").mockReturnValueOnce();
  ask.mockRejectedValue(new Error("The core ended while it worked on “join”."));
  expect(await join("https://ping.example/join#x")).toBe("That did not work. Try again.");
});
