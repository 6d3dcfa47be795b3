/** All that is asked before the tests, two at a time where there are two processors: `tsc` alone takes as long as the rest. What each says stands together. */
import { spawn } from 'node:child_process';

const LANES = [['types'], ['lint', 'rooms', 'tidy', 'packs']];

const run = (name: string) =>
  new Promise<boolean>((resolve) => {
    // The npm that runs this, where one does.
    const { npm_execpath: npm } = process.env;
    const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
    const child = spawn(command, [...first, 'run', name], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error) => said.push(Buffer.from(`${error}\n`)));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });

const lanes = LANES.map(async (names) => {
  let isGood = true;
  for (const name of names) isGood = (await run(name)) && isGood;
  return isGood;
});
if ((await Promise.all(lanes)).includes(false)) process.exitCode = 1;
