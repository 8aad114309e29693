import * as v from "valibot";
import { storedItem } from "../../shared/stored-item.ts";

const device = storedItem("device", v.optional(v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/))), {
  area: "local",
  fallback: undefined,
});

/** This device's secret, by which the service knows it again and gives it the same identity; made once. */
export const deviceSecret = async (): Promise<string> => {
  const secret = await device.update((current) => current ?? crypto.randomUUID());
  return secret as string;
};
