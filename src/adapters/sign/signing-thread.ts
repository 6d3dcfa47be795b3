/** The thread that signs, one paper after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { TargetAway } from '#spine/targets.ts';
import { CheckedSigner } from './checked-signer.ts';
import type { SigningAnswer, SigningJob } from './thread-signer.ts';
import { openTrustService, type TrustSettings } from './trust-service.ts';

const { folder, settings } = workerData as { folder: string; settings: TrustSettings };
let opened: Promise<CheckedSigner> | undefined;
let turn: Promise<unknown> = Promise.resolve();

parentPort!.on('message', (job: SigningJob) => {
  turn = turn.then(() => answer(job));
});

async function answer({ id, pdf, by, at, reason }: SigningJob): Promise<void> {
  let said: SigningAnswer;
  try {
    opened ??= openTrustService(folder, settings).then((service) => new CheckedSigner(service));
    said = { id, pdf: await (await opened).sign(pdf, by, at, reason) };
  } catch (error) {
    opened = undefined;
    said = {
      id,
      away: error instanceof TargetAway ? error.targets[0] : undefined,
      message: String((error as Error).message),
    };
  }
  parentPort!.postMessage(said);
}
