import { type OpenIdProvider, startOpenIdProvider } from "../../token-service/support/openid-provider.ts";
import { startTeam, type TestTeam } from "./team.ts";

/** A service with single sign-on for addresses of example.com, and the provider where people sign in. */
export interface SignInTeam extends TestTeam {
  readonly provider: OpenIdProvider;
}

/**
 * Starts both.
 *
 * @param extensionId of the browser that is to sign in
 * @param settings variables of the service besides
 */
export const startSignInTeam = async (
  extensionId: string,
  settings: Record<string, string> = {},
): Promise<SignInTeam> => {
  const redirectUris = [`https://${extensionId}.chromiumapp.org/`];
  const provider = await startOpenIdProvider({ redirectUris, asks: true });
  const team = await startTeam({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_DOMAINS: "example.com",
    OIDC_LABEL: "Example",
    ...settings,
  });
  return {
    ...team,
    provider,
    async stop() {
      await Promise.all([team.stop(), provider.close()]);
    },
  };
};
