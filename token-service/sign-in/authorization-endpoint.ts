import type * as openid from "openid-client";
import type { SignInSettings } from "../settings/sign-in-settings.ts";

/** Where a browser goes to log in; undefined where a provider says nothing of it, or nothing as safe as its own address. */
export const authorizationEndpoint = (
  provider: openid.Configuration,
  { issuer }: Pick<SignInSettings, "issuer">,
): string | undefined => {
  const { authorization_endpoint: endpoint = "" } = provider.serverMetadata();
  return endpoint.startsWith(issuer.protocol) ? endpoint : undefined;
};
