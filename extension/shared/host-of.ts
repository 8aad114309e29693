/** What people call a service: its address without the scheme. */
export const hostOf = (serviceUrl: string): string => serviceUrl.replace(/^https?:\/\//, "");
