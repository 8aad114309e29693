import * as v from "valibot";
import { value } from "../store/value.ts";

const device = value("device", v.optional(v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/))), undefined);

/** This device's secret, by which the service knows it again and gives it the same identity; made once. */
export const deviceSecret = async (): Promise<string> => {
  const secret = await device.update((current) => current ?? crypto.randomUUID());
  return secret as string;
};
