/** A certificate for localhost that nobody vouches for, until the year 2126, and its key, which opens nothing. */
export const selfSigned = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUHah3tTrEE77ihhrXT6XvE+hVJQgwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyOTE3MTIxNFoYDzIxMjYxMTA1
MTcxMjE0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARBD+yA1ScYIziJ3sqbhdb4zXyhUzWRUACyPOqlAfMUdjojdfzLmNJd
LZhb9W6Kl+pnPnikjvIpcmUn7dyxbCAco28wbTAdBgNVHQ4EFgQUwS2H2otjZUyv
zjOhXnS+2HkKESkwHwYDVR0jBBgwFoAUwS2H2otjZUyvzjOhXnS+2HkKESkwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAKmOFbEwyR2kHYNrj3Zl+TzbStR3/B/3thraOrqvuQPEAiBt
MzZ9Gc0Zv5T3IgWDvwBcLMpTzLrH6x9xQ97Tcogj4Q==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSVpzEP/gY9Au8KkZ
7glOvqNBF9AYgHfpVupaL6Ha99ehRANCAARBD+yA1ScYIziJ3sqbhdb4zXyhUzWR
UACyPOqlAfMUdjojdfzLmNJdLZhb9W6Kl+pnPnikjvIpcmUn7dyxbCAc
-----END PRIVATE KEY-----
`,
};
