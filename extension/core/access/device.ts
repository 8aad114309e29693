import * as v from "valibot";
import { value } from "../store/value.ts";

const device = value("device", v.optional(v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/))), undefined);

/** This device's secret, by which the service knows it again and gives it the same identity; made once. */
export const deviceSecret = async (): Promise<string> => {
  const secret = await device.update((current) => current ?? crypto.randomUUID());
  return secret as string;
};

// https://wicg.github.io/ua-client-hints/; Chromium's, and so far nobody else's.
const userAgentData = v.object({
  brands: v.array(v.object({ brand: v.string() })),
  platform: v.string(),
});

/** What the admin of a team reads beside this device, such as “Chromium on Linux”. */
export const deviceLabel = (): string => {
  const result = v.safeParse(userAgentData, (navigator as { userAgentData?: unknown }).userAgentData);
  if (!result.success) return "Browser";
  const { brands, platform } = result.output;
  // Among the brands is always one that means nothing, so that nobody relies on the list.
  const real = brands.map(({ brand }) => brand).filter((brand) => !/not.*brand/i.test(brand));
  const name = real.find((brand) => brand !== "Chromium") ?? real[0] ?? "Browser";
  return platform ? `${name} on ${platform}` : name;
};
