/** The printer and the signer of this installation, made when they are first needed. */
import { join } from 'node:path';
import type { PaperShop } from '#acts/sign-result.ts';
import { FolderStore } from '#adapters/files/folder-store.ts';
import { TypstPrinter } from '#adapters/pdf/typst-printer.ts';
import { DemoAuthority } from '#adapters/sign/demo-authority.ts';
import { PadesSigner } from '#adapters/sign/pades-signer.ts';
import { verifyPaper } from '#adapters/sign/verify-paper.ts';
import type { PaperFinding, Printer } from '#spine/papers.ts';

export interface Papers extends PaperShop {
  verify(pdf: Uint8Array): Promise<PaperFinding>;
}

export function papersOf(home: string, baseUrl: string): Papers {
  let printer: Printer | undefined;
  let authority: Promise<DemoAuthority> | undefined;
  const ours = () => {
    authority ??= DemoAuthority.open(join(home, 'authority'));
    return authority;
  };
  return {
    printer: () => {
      printer ??= new TypstPrinter();
      return printer;
    },
    signer: async () => new PadesSigner(await ours()),
    files: new FolderStore(join(home, 'files')),
    addressOf: (code) => `${baseUrl}/check/${encodeURIComponent(code)}`,
    verify: async (pdf) => verifyPaper(pdf, [new Uint8Array((await ours()).root.certificate.rawData)]),
  };
}
