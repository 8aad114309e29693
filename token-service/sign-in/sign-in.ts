import type { Grant } from "../team/grant.ts";

/** What a browser needs to begin a sign-in. */
export interface SignInDescription {
  /** What stands on the button after "Sign in with". */
  label: string;
  authorizationEndpoint: string;
  clientId: string;
  scope: string;
}

/** What a browser brings back from the provider. */
export interface SignInResult {
  code: string;
  codeVerifier: string;
  redirectUri: string;
  /** `<thumbprint>.<random>`, so that a code is good for one device. */
  nonce: string;
}

/** Somebody whom the provider vouches for. */
export interface Account {
  issuer: string;
  subject: string;
  name: string;
  /** What they may do when they come for the first time. */
  grants: Grant[];
}

/** Single sign-on with one OpenID provider. */
export interface SignIn {
  /** @throws ApiError when the provider cannot be reached */
  describe(): Promise<SignInDescription>;
  /**
   * Redeems a code at the provider.
   *
   * @param thumbprint of the device that enrols
   * @throws ApiError `sign_in_refused` with the reason
   */
  verify(result: SignInResult, thumbprint: string): Promise<Account>;
}
