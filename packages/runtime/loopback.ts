/** Whether a host to listen on is reached from this machine only: localhost, 127.0.0.0/8, ::1. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?)$/i.test(host);
