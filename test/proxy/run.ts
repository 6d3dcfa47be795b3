/**
 * The configuration of nginx in docs/guides/production.md, as it is printed there, before a server of ours: what it lets through, and
 * how. It takes nginx and openssl of the machine (Debian: `apt install nginx-light`). Usage: npm run proxy
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as plain } from 'node:http';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type SecureVersion } from 'node:tls';

const root = join(import.meta.dirname, '..', '..');
for (const tool of ['nginx', 'openssl'])
  if (spawnSync(tool, ['-h'], { env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } }).error) {
    console.error(`nothing was tried: there is no ${tool} here`);
    process.exit(1);
  }

const folder = mkdtempSync(join(tmpdir(), 'motcua-proxy-'));
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
const [http, https, own] = [await freePort(), await freePort(), await freePort()];
const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'fullchain.pem')];
spawnSync('openssl', [
  ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
  ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
]);
const ca = readFileSync(certificate);
const printed = /```nginx\n(.*?)```/s.exec(readFileSync(join(root, 'docs/guides/production.md'), 'utf8'))![1];
const asPrinted: [string, string][] = [
  ['listen 80;', `listen 127.0.0.1:${http};`],
  ['listen 443 ssl;', `listen 127.0.0.1:${https} ssl;`],
  ['motcua.example.vn', 'localhost'],
  ['/etc/motcua/tls/fullchain.pem', certificate],
  ['/etc/motcua/tls/key.pem', key],
  ['127.0.0.1:8080', `127.0.0.1:${own}`],
];
const servers = asPrinted.reduce((text, [from, to]) => text.replaceAll(from, to), printed);
const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
  .join(' ');
writeFileSync(
  join(folder, 'nginx.conf'),
  `daemon off; pid ${join(folder, 'pid')}; error_log ${join(folder, 'error.log')}; events {} http { access_log off; ${temporary} ${servers} }`,
);

const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };
const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { env, stdio: 'inherit' });
const server = spawn(process.execPath, [join(root, 'bin/motcua.mjs'), 'serve'], {
  env: {
    ...env,
    MOTCUA_MODE: 'demo',
    MOTCUA_URL: `https://localhost:${https}`,
    MOTCUA_HOME: join(folder, 'home'),
    TRUSTED_PROXIES: '127.0.0.1',
    PORT: String(own),
    // The demo's provider is spoken to by the public address, too.
    NODE_EXTRA_CA_CERTS: certificate,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
}
const ask = (path: string, { secure = true, headers = {} as Record<string, string> } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = { host: 'localhost', family: 4, port: secure ? https : http, path, headers, ca };
    (secure ? request : plain)(options, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
    })
      .on('error', reject)
      .end();
  });
/** The cipher that was agreed on; nothing where none was. */
const agreed = (version: SecureVersion, ciphers?: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect(
      { host: 'localhost', port: https, ca, minVersion: version, maxVersion: version, ...(ciphers && { ciphers }) },
      () => {
        resolve(socket.getCipher().name);
        socket.destroy();
      },
    );
    socket.on('error', () => resolve(undefined));
  });

const wrong: string[] = [];
const must = (what: string, holds: boolean, got: unknown = ''): void => {
  console.log(`${holds ? 'ok  ' : 'NOT '} ${what} ${holds ? '' : JSON.stringify(got)}`);
  if (!holds) wrong.push(what);
};

try {
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => text.includes('API') && resolve());
    server.on('exit', () => reject(new Error('the server did not start')));
  });
  const page = await ask('/');
  must('a page comes through', page.status === 200, page.status);
  must('with HSTS', /max-age=31536000; includeSubDomains/.test(String(page.headers['strict-transport-security'])));
  must('TLS 1.3', Boolean(await agreed('TLSv1.3')));
  const cipher = await agreed('TLSv1.2');
  must('TLS 1.2 with forward secrecy', Boolean(cipher?.startsWith('ECDHE-')), cipher);
  must('no TLS 1.1', (await agreed('TLSv1.1', 'DEFAULT@SECLEVEL=0')) === undefined);
  must('no cipher without forward secrecy', (await agreed('TLSv1.2', 'AES128-GCM-SHA256')) === undefined);
  const led = await ask('/procedures?q=a', { secure: false });
  must('port 80 leads people on', led.status === 301 && String(led.headers.location).startsWith('https://'), led);
  must('and no program', (await ask('/v1/procedures', { secure: false })).status === 403);
  must('the API comes through', (await ask('/v1/procedures')).status === 200);
  const signIn = await ask('/sign-in');
  must(
    'cookies are Secure and of this host',
    /^__Host-.*; Secure/i.test(String(signIn.headers['set-cookie'])),
    signIn.headers['set-cookie'],
  );
} finally {
  server.kill();
  nginx.kill();
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(wrong.length ? `${wrong.length} do not hold` : 'all hold');
process.exit(wrong.length ? 1 : 0);
