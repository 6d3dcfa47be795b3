/**
 * The process of `commands.ts`: the command line loaded once, then one command after the other, each with an environment of its own.
 * What a command leaves behind in its process would harm the next one here, which is one more thing that is tried.
 */
import { main } from '#main/cli.ts';

export interface Order {
  words: string[];
  environment: NodeJS.ProcessEnv;
}
export interface Ran {
  code: number;
  out: string;
  err: string;
}

const said = { out: '', err: '' };
const collect = (name: keyof typeof said) =>
  ((text: string | Uint8Array) => {
    said[name] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    return true;
  }) as typeof process.stdout.write;
process.stdout.write = collect('out');
process.stderr.write = collect('err');

process.on('message', async ({ words, environment }: Order) => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  Object.assign(said, { out: '', err: '' });
  let code = 1;
  try {
    code = await main(words);
  } catch (error) {
    said.err += `${(error as Error).stack}\n`;
  }
  process.send!({ code, ...said } satisfies Ran);
});
process.on('disconnect', () => process.exit(0));
