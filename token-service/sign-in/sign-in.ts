import type { Grant } from "../team/grants.ts";

/** What a browser needs to open the provider's login; public, and the same for everybody. */
interface SignInDescription {
  /** What stands on the button after "Sign in with". */
  label: string;
  /** Where the browser goes, as the provider's discovery document names it. */
  authorizationEndpoint: string;
  clientId: string;
  /** Space-separated, as the authorization endpoint takes it. */
  scope: string;
}

/** What a browser hands over once the provider's login has let somebody through. */
export interface SignInProof {
  /** Authorization code; good for one use. */
  code: string;
  /** PKCE code verifier (RFC 7636) that belongs to the challenge which the browser sent. */
  codeVerifier: string;
  /** Where the provider sent the code, exactly as it stood in the browser's request. */
  redirectUri: string;
  /** `<thumbprint of the device's key>.<at least 16 random characters>`. */
  nonce: string;
}

/** A person for whom the provider vouches. */
interface SignedInPerson {
  /** The provider, as its ID token names it. */
  issuer: string;
  /** The provider's own lasting id of the person. */
  subject: string;
  /** Verified by the provider. */
  email: string;
  /** Fit to be a member's name, but perhaps taken. */
  name: string;
  /** What somebody who signs in for the first time may do. */
  grants: Grant[];
}

/** Single sign-on with one OpenID provider. */
export interface SignIn {
  /**
   * Says where to log in.
   *
   * @throws ApiError 503 `sign_in_unavailable` when the provider cannot be reached
   */
  describe(): Promise<SignInDescription>;
  /**
   * Redeems an authorization code and says whom it stands for.
   *
   * @param thumbprint RFC 7638 thumbprint of the device key which the person is to get; the nonce must begin with it
   * @throws ApiError 403 `sign_in_refused` with the reason, 503 `sign_in_unavailable` when the provider cannot be reached
   */
  verify(proof: SignInProof, thumbprint: string): Promise<SignedInPerson>;
}
