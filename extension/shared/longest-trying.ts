/** For how many hours a ping can be kept for a teammate who is offline, at most. */
export const longestTryingHours = 168;
