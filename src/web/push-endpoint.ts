/** Where a browser says that messages for it go. */

/** A push service is somewhere in the open, by name: nobody sends us to a machine of our own network. */
export function isPushEndpoint(endpoint: string): boolean {
  if (!URL.canParse(endpoint) || endpoint.length > 1_000) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(hostname) && !/^[\d.]+$/.test(hostname);
  const isNamed = isName && !/\.(local|internal|localhost|localdomain|lan|home|arpa)$/i.test(hostname);
  return protocol === 'https:' && !port && !username && !password && isNamed;
}
