/** Whether every browser trusts what answers at the public address: by the roots that come with the runtime, and no others. */
import { connect, rootCertificates } from 'node:tls';

export interface CertificateFault {
  why: string;
  /** Nobody answered, or it spoke no TLS: of its certificate nothing is known. */
  isAway: boolean;
}

const WAIT_MS = 5_000;

export function certificateFault(
  url: string,
  ca: readonly string[] = rootCertificates,
): Promise<CertificateFault | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    // An authority of the installation's own (NODE_EXTRA_CA_CERTS) is one that the public does not know.
    const socket = connect({ host, port: Number(port) || 443, servername: host, ca: [...ca] });
    const end = (fault?: CertificateFault) => {
      socket.destroy();
      resolve(fault);
    };
    socket.setTimeout(WAIT_MS, () => end({ why: `no answer in ${WAIT_MS / 1_000} s`, isAway: true }));
    socket.once('error', (error: Error & { code?: string }) =>
      end({ why: error.code ?? error.message, isAway: !socket.authorizationError }),
    );
    socket.once('secureConnect', () => end());
  });
}
