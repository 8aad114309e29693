import type { LaunchOptions } from "../../support/launch-extension.ts";
import { startTokenService } from "../../support/token-service-process.ts";
import { join, type Person } from "./person.ts";

/** Two people in one room who see each other. */
export interface TwoPeople {
  ana: Person;
  bo: Person;
  /** Ends both browsers and the service. */
  leave(): Promise<void>;
}

/** Starts a service, and Ana's and Bo's browsers. @param options of both browsers */
export const twoPeople = async (options: LaunchOptions = {}): Promise<TwoPeople> => {
  const service = await startTokenService();
  const [ana, bo] = await Promise.all([join(service.url, "Ana", options), join(service.url, "Bo", options)]);
  await Promise.all([ana.sees("Bo"), bo.sees("Ana")]);
  return {
    ana,
    bo,
    async leave() {
      await Promise.all([ana.extension.close(), bo.extension.close()]);
      await service.stop();
    },
  };
};
