import type { Store } from "./open-store.ts";

/** The secret that the service made when its store was new; the same after each restart and on every instance. */
export const readServiceSecret = async (store: Pick<Store, "execute">): Promise<string> => {
  const { rows } = await store.execute("SELECT secret FROM service WHERE id = 1");
  return String(rows[0]?.secret);
};
