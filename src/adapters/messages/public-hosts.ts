/** Connections to machines of the open internet alone: a public name may lead to one of our own network, today or at its next look-up. */
import { lookup } from 'node:dns';
import { Agent } from 'node:https';
import { BlockList, isIPv4, type LookupFunction } from 'node:net';

/** Not of the open internet (IANA special-purpose registries, RFC 6890); an IPv4 address within one of IPv6 is written for nobody honest. */
const OWN = new BlockList();
for (const network of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
]) {
  const [address, bits] = network.split('/');
  OWN.addSubnet(address, Number(bits), 'ipv4');
}
/** Addresses of the open internet of today begin with 2 or 3. */
const OPEN = new BlockList();
OPEN.addSubnet('2000::', 3, 'ipv6');
OPEN.addSubnet('64:ff9b::', 96, 'ipv6');
/** Teredo and 6to4 hold an address of IPv4. */
OWN.addSubnet('2001::', 32, 'ipv6');
OWN.addSubnet('2002::', 16, 'ipv6');

export const isPublicAddress = (address: string): boolean =>
  isIPv4(address) ? !OWN.check(address, 'ipv4') : OPEN.check(address, 'ipv6') && !OWN.check(address, 'ipv6');

/** Of a name that leads to several machines, none may be ours. */
export const lookUpPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 4);
    const own = found.find(({ address }) => !isPublicAddress(address));
    if (own || !found.length)
      return done(Object.assign(new Error(`${host} is no machine of the open internet`), { code: 'EACCES' }), '', 4);
    if (options.all) return done(null, found);
    return done(null, found[0].address, found[0].family);
  });
};

export const publicAgent = (): Agent => new Agent({ lookup: lookUpPublic, timeout: 15_000 });
