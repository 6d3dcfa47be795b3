/** The one way by which a pack made by hand is published: examined whole, its cases played. What the examination refuses is not published. */
import type { Province } from '#authority/province.ts';
import { isRefusal, type Refusal } from '#kernel/outcome.ts';
import type { Pack } from '#procedure/pack.ts';
import { checkPack } from './check-pack.ts';
import type { Platform } from './platform.ts';
import { publishPacks } from './publish.ts';

export interface Refused {
  code: string;
  faults: Refusal[];
}

/** What passed this very examination before, on the same stage and for the same day. */
export interface Passed {
  has(pack: Pack, date: string): boolean;
  add(pack: Pack, date: string): void;
}

/**
 * Publishes those without a fault. Of the others the version published before goes on holding, and what is wrong is given back.
 * `stage` has the model people who play the cases: where the public is served, nobody who works there is one of them.
 */
export async function publishChecked(
  platform: Platform,
  packs: readonly Pack[],
  stage: Province = platform.province,
  passed?: Passed,
): Promise<Refused[]> {
  const { store, registers, clock } = platform;
  const today = stage.calendar.dateOf(clock.now());
  const good: Pack[] = [];
  const refused: Refused[] = [];
  for (const pack of packs) {
    if (passed?.has(pack, today)) {
      good.push(pack);
      continue;
    }
    const examined = await checkPack(pack.files, stage, registers, today);
    const faults = isRefusal(examined) ? [examined] : examined.faults;
    if (faults.length) refused.push({ code: pack.manifest.code, faults });
    else {
      passed?.add(pack, today);
      good.push(pack);
    }
  }
  await publishPacks(
    store,
    good.map((pack) => ({ pack, status: 'published', reasons: [] })),
  );
  return refused;
}
