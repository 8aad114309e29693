import path from "node:path";
import { onTestFinished } from "vitest";
import { openStore, type Store } from "../../../token-service/store/open-store.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A store in a folder of its own; both go with the test. */
export const testStore = async (): Promise<{
  store: Store;
  url: string;
  /** Opens the same file once more, as another process would. */
  another: () => Promise<Store>;
}> => {
  const folder = await temporaryFolder();
  const url = `file:${path.join(folder, "pingroom.db")}`;
  const another = async () => {
    const store = await openStore(url);
    onTestFinished(() => store.close());
    return store;
  };
  return { store: await another(), url, another };
};
