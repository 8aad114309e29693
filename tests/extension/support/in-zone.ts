import { afterEach } from "vitest";

const own = process.env.TZ;

afterEach(() => {
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
});

/** Sets this computer's clock to a time zone for one test. @param zone such as `Europe/Berlin` */
export const inZone = (zone: string): void => {
  process.env.TZ = zone;
};

/** A moment by that clock, in milliseconds since 1970. @param text such as `2026-11-22T14:00` */
export const at = (text: string): number => new Date(text).getTime();
