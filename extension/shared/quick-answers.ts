/** The answers that take one tap, the likeliest first. A notification has room for two. */
export const quickAnswers = ["Coming", "5 min", "Later"] as const;
