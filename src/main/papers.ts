/** The printer and the signer of this installation. Their libraries take most of a second to load, so that waits until one is needed. */
import { join } from 'node:path';
import type { PaperShop } from '#acts/sign-result.ts';
import { FolderStore } from '#adapters/files/folder-store.ts';
import type { PaperFinding, Printer } from '#spine/papers.ts';

export interface Papers extends PaperShop {
  verify(pdf: Uint8Array): Promise<PaperFinding>;
}

export function papersOf(home: string, baseUrl: string): Papers {
  const printer = once(async (): Promise<Printer> => {
    const { TypstPrinter } = await import('#adapters/pdf/typst-printer.ts');
    return new TypstPrinter();
  });
  const authority = once(async () => {
    const { DemoAuthority } = await import('#adapters/sign/demo-authority.ts');
    return DemoAuthority.open(join(home, 'authority'));
  });
  return {
    printer,
    signer: async () => {
      const { PadesSigner } = await import('#adapters/sign/pades-signer.ts');
      return new PadesSigner(await authority());
    },
    files: new FolderStore(join(home, 'files')),
    addressOf: (code) => `${baseUrl}/check/${encodeURIComponent(code)}`,
    verify: async (pdf) => {
      const { verifyPaper } = await import('#adapters/sign/verify-paper.ts');
      return verifyPaper(pdf, [new Uint8Array((await authority()).root.certificate.rawData)]);
    },
  };
}

/** Made once; what failed is tried again. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
